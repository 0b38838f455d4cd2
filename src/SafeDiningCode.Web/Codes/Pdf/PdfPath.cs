using System.Globalization;
using System.Text;

namespace SafeDiningCode.Web.Codes.Pdf;

/// <summary>An outline on a <see cref="PdfDrawing"/>: any number of closed figures.</summary>
internal sealed class PdfPath
{
    /// <summary>How far a curve's handles reach to make a quarter of a circle.</summary>
    private const double Quarter = 0.5523;

    private readonly StringBuilder operators = new();
    private double lastX;
    private double lastY;

    public PdfPath MoveTo(double x, double y) => Add(x, y, "m");

    public PdfPath LineTo(double x, double y) => Add(x, y, "l");

    public PdfPath CurveTo(double x1, double y1, double x2, double y2, double x, double y)
    {
        Number(x1).Number(y1).Number(x2).Number(y2);
        return Add(x, y, "c");
    }

    /// <summary>A curve with one handle, as TrueType has them; PDF knows two.</summary>
    public PdfPath QuadTo(double cx, double cy, double x, double y) => CurveTo(
        lastX + (2d / 3 * (cx - lastX)), lastY + (2d / 3 * (cy - lastY)), x + (2d / 3 * (cx - x)), y + (2d / 3 * (cy - y)), x, y);

    public PdfPath Close()
    {
        operators.Append("h\n");
        return this;
    }

    public PdfPath Rectangle(double x, double y, double width, double height)
    {
        Number(x).Number(y).Number(width).Number(height);
        operators.Append("re\n");
        return this;
    }

    /// <summary>A rectangle with corners rounded above and, by another radius, below.</summary>
    public PdfPath Rounded(double x, double y, double width, double height, double above, double below)
    {
        var (right, bottom) = (x + width, y + height);
        var (a, b) = (above * (1 - Quarter), below * (1 - Quarter));
        return MoveTo(x + above, y)
            .LineTo(right - above, y).CurveTo(right - a, y, right, y + a, right, y + above)
            .LineTo(right, bottom - below).CurveTo(right, bottom - b, right - b, bottom, right - below, bottom)
            .LineTo(x + below, bottom).CurveTo(x + b, bottom, x, bottom - b, x, bottom - below)
            .LineTo(x, y + above).CurveTo(x, y + a, x + a, y, x + above, y)
            .Close();
    }

    public override string ToString() => operators.ToString();

    private PdfPath Add(double x, double y, string command)
    {
        (lastX, lastY) = (x, y);
        Number(x).Number(y);
        operators.Append(command).Append('\n');
        return this;
    }

    private PdfPath Number(double value)
    {
        operators.Append(CultureInfo.InvariantCulture, $"{value:0.##} ");
        return this;
    }
}
