using System.Globalization;
using System.Text;

namespace SafeDiningCode.Web.Codes.Pdf;

/// <summary>
/// A file of PDF 1.4 (ISO 32000-1) of any number of drawings, a page each, written as they come: only where each lies in
/// the file is remembered.
/// </summary>
/// <param name="destination">Where the file goes; it stays open.</param>
/// <param name="title">The document's title.</param>
internal sealed class PdfFile(Stream destination, string title) : IDisposable, IAsyncDisposable
{
    private const int Catalog = 1;
    private const int Pages = 2;
    private const int Info = 3;
    private readonly MemoryStream ready = new();
    private readonly SortedDictionary<int, long> offsets = [];
    private readonly List<int> pages = [];
    private long written;
    private int last = Info;

    private long Position => written + ready.Length;

    /// <summary>Adds a page, on a stream that takes bytes at once.</summary>
    public void Add(PdfDrawing drawing)
    {
        Prepare(drawing);
        destination.Write(ready.GetBuffer(), 0, (int)ready.Length);
        Sent();
    }

    /// <summary>Adds a page.</summary>
    public async Task AddAsync(PdfDrawing drawing, CancellationToken cancellation = default)
    {
        Prepare(drawing);
        await SendAsync(cancellation);
    }

    /// <summary>Ends the file, on a stream that takes bytes at once.</summary>
    public void End()
    {
        PrepareEnd();
        destination.Write(ready.GetBuffer(), 0, (int)ready.Length);
        Sent();
    }

    /// <summary>Ends the file.</summary>
    public async Task EndAsync(CancellationToken cancellation = default)
    {
        PrepareEnd();
        await SendAsync(cancellation);
    }

    public void Dispose() => ready.Dispose();

    public ValueTask DisposeAsync() => ready.DisposeAsync();

    private async Task SendAsync(CancellationToken cancellation)
    {
        await destination.WriteAsync(ready.GetBuffer().AsMemory(0, (int)ready.Length), cancellation);
        Sent();
    }

    private void Sent()
    {
        written += ready.Length;
        ready.SetLength(0);
    }

    private void Prepare(PdfDrawing drawing)
    {
        if (pages.Count == 0)
        {
            Write("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        }

        var (contents, page) = (++last, ++last);
        var packed = drawing.Packed();
        Object(contents, string.Create(CultureInfo.InvariantCulture, $"<</Filter/FlateDecode/Length {packed.Length}>>"), packed);
        Object(page, string.Create(
            CultureInfo.InvariantCulture, $"<</Type/Page/Parent {Pages} 0 R/MediaBox{drawing.MediaBox}/Resources<<>>/Contents {contents} 0 R>>"));
        pages.Add(page);
    }

    private void PrepareEnd()
    {
        if (pages.Count == 0)
        {
            throw new InvalidOperationException("A PDF has at least one page.");
        }

        var kids = string.Join(' ', pages.Select(page => string.Create(CultureInfo.InvariantCulture, $"{page} 0 R")));
        Object(Catalog, string.Create(CultureInfo.InvariantCulture, $"<</Type/Catalog/Pages {Pages} 0 R>>"));
        Object(Pages, string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/Kids[{kids}]/Count {pages.Count}>>"));
        Object(Info, $"<</Title<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title))}>>>");
        var table = Position;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets.Values)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        }

        Write(string.Create(
            CultureInfo.InvariantCulture, $"trailer\n<</Size {offsets.Count + 1}/Root {Catalog} 0 R/Info {Info} 0 R>>\nstartxref\n{table}\n%%EOF\n"));
    }

    private void Object(int number, string dictionary, byte[]? stream = null)
    {
        offsets[number] = Position;
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{dictionary}\n"));
        if (stream is not null)
        {
            Write("stream\n");
            ready.Write(stream);
            Write("\nendstream\n");
        }

        Write("endobj\n");
    }

    private void Write(string text) => ready.Write(Encoding.Latin1.GetBytes(text));
}
