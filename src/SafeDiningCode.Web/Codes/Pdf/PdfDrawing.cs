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

    /// <summary>The page's size as PDF writes it.</summary>
    public string MediaBox => string.Create(CultureInfo.InvariantCulture, $"[0 0 {width * PointsPerMillimetre:0.####} {height * PointsPerMillimetre:0.####}]");

    /// <summary>What is drawn, packed.</summary>
    public byte[] Packed()
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(Encoding.ASCII.GetBytes(content.ToString()));
        }

        return packed.ToArray();
    }

    /// <summary>A file with this page alone.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var file = new PdfFile(bytes, title);
        file.Add(this);
        file.End();
        return bytes.ToArray();
    }
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
