using System.Globalization;
using System.Text;

namespace SafeDiningCode.Tests.Uploads.Cleaning;

/// <summary>Makes small PDFs, right ones and wrong ones.</summary>
internal static class Pdf
{
    /// <summary>A document of one empty page.</summary>
    /// <param name="catalogue">More in its catalogue, like <c>/OpenAction 9 0 R</c>.</param>
    /// <param name="trailer">More in its trailer.</param>
    /// <param name="objects">More objects, as they stand.</param>
    /// <param name="packed">The page's content is packed.</param>
    public static byte[] Make(string catalogue = "", string trailer = "", byte[]? objects = null, bool packed = false)
    {
        var file = new MemoryStream();
        var offsets = new List<long>();
        void Text(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        void Begin()
        {
            offsets.Add(file.Length);
            Text(string.Create(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n"));
        }

        Text("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        Begin();
        Text($"<< /Type /Catalog /Pages 2 0 R {catalogue} >>\nendobj\n");
        Begin();
        Text("<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        Begin();
        Text("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << >> >>\nendobj\n");
        Begin();
        var drawing = "1 0 0 rg 20 20 160 160 re f\n"u8.ToArray();
        file.Write(Stream(packed ? "/Filter /FlateDecode" : "", packed ? Png.Pack(drawing) : drawing));
        Text("\nendobj\n");
        file.Write(objects ?? []);
        var table = file.Length;
        Text(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
        {
            Text(string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        }

        Text(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>An object, for <c>objects</c>.</summary>
    public static byte[] Object(int number, byte[] content) =>
        [.. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n")), .. content, .. "\nendobj\n"u8];

    /// <summary>A stream with its dictionary.</summary>
    public static byte[] Stream(string dictionary, byte[] content) =>
    [
        .. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< /Length {content.Length} {dictionary} >>\nstream\n")),
        .. content,
        .. "\nendstream"u8,
    ];
}
