using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace SafeDiningCode.Web.Codes.Pdf;

/// <summary>
/// One page of PDF 1.4 (ISO 32000-1) that holds filled and stroked outlines and nothing else: no fonts to embed, no
/// pictures, the same bytes for the same drawing. Measured in millimetres from the upper left corner.
/// </summary>
/// <param name="width">The page's width in millimetres.</param>
/// <param name="height">The page's height in millimetres.</param>
/// <param name="title">The document's title.</param>
/// <param name="scale">Millimetres on paper for one in the drawing.</param>
internal sealed class PdfDrawing(double width, double height, string title, double scale = 1)
{
    private const double PointsPerMillimetre = 72 / 25.4;
    private readonly StringBuilder content = new(string.Create(
        CultureInfo.InvariantCulture,
        $"{PointsPerMillimetre * scale:0.######} 0 0 {-PointsPerMillimetre * scale:0.######} 0 {height * PointsPerMillimetre:0.####} cm\n"));

    /// <summary>Fills an outline; where <paramref name="stroke"/> is not nothing, its edge too, which makes letters bold.</summary>
    public void Fill(PdfColour colour, PdfPath path, double stroke = 0)
    {
        content.Append(CultureInfo.InvariantCulture, $"{colour.Operands} rg {colour.Operands} RG {stroke:0.###} w\n{path}{(stroke > 0 ? "B" : "f")}\n");
    }

    /// <summary>Draws along an outline.</summary>
    public void Stroke(PdfColour colour, double thickness, PdfPath path) =>
        content.Append(CultureInfo.InvariantCulture, $"{colour.Operands} RG {thickness:0.###} w\n{path}S\n");

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(Encoding.ASCII.GetBytes(content.ToString()));
        }

        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write(file, "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        Object("<</Type/Catalog/Pages 2 0 R>>");
        Object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Object(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width * PointsPerMillimetre:0.####} {height * PointsPerMillimetre:0.####}]/Resources<<>>/Contents 4 0 R>>"));
        Object(string.Create(CultureInfo.InvariantCulture, $"<</Filter/FlateDecode/Length {packed.Length}>>"), packed.ToArray());
        Object($"<</Title<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title))}>>>");
        var table = file.Position;
        Write(file, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
        {
            Write(file, string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        }

        Write(file, string.Create(
            CultureInfo.InvariantCulture, $"trailer\n<</Size {offsets.Count + 1}/Root 1 0 R/Info 5 0 R>>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();

        void Object(string dictionary, byte[]? stream = null)
        {
            offsets.Add(file.Position);
            Write(file, string.Create(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{dictionary}\n"));
            if (stream is not null)
            {
                Write(file, "stream\n");
                file.Write(stream);
                Write(file, "\nendstream\n");
            }

            Write(file, "endobj\n");
        }
    }

    private static void Write(Stream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}

/// <summary>A colour, each part from 0 to 255.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PdfColour(byte Red, byte Green, byte Blue)
{
    public static readonly PdfColour Black = new(0, 0, 0);
    public static readonly PdfColour White = new(255, 255, 255);

    /// <summary>The colour as PDF's operators take it.</summary>
    public string Operands => string.Create(CultureInfo.InvariantCulture, $"{Red / 255d:0.###} {Green / 255d:0.###} {Blue / 255d:0.###}");
}
