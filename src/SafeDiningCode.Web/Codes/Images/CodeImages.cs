using System.Globalization;
using QRCoder;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Codes.Pdf;

namespace SafeDiningCode.Web.Codes.Images;

/// <summary>A code as a picture file: for the printer (SVG, PDF) and for everything else (PNG).</summary>
internal sealed class CodeImages(CodeLinks links)
{
    /// <summary>The width of a printed picture, quiet zones included.</summary>
    private const int Millimetres = 60;

    /// <summary>The width of a PNG at most; less by what does not divide into whole modules.</summary>
    private const int Pixels = 1000;

    /// <summary>The symbol of a code.</summary>
    public CodeSymbol Symbol(TrustCode code) => CodeSymbol.Of(links.For(code));

    /// <summary>One path, sharp at every size.</summary>
    public string Svg(TrustCode code)
    {
        var symbol = Symbol(code);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Millimetres}mm" height="{Millimetres}mm" viewBox="0 0 {symbol.Side} {symbol.Side}" shape-rendering="crispEdges" role="img"><title>餐饮安心码 {code.Grouped}</title><path fill="#fff" d="M0 0h{symbol.Side}v{symbol.Side}H0z"/><path d="{symbol.SvgPath()}"/></svg>

            """);
    }

    /// <summary>Black and white, one bit a pixel.</summary>
    public byte[] Png(TrustCode code)
    {
        var symbol = Symbol(code);
        using var renderer = new PngByteQRCode(symbol.Data);
        return renderer.GetGraphic(Math.Max(1, Pixels / symbol.Side), drawQuietZones: true);
    }

    /// <summary>A page with nothing but the symbol, as one filled outline.</summary>
    public byte[] Pdf(TrustCode code)
    {
        var drawing = new PdfDrawing(Millimetres, Millimetres, $"餐饮安心码 {code.Grouped}");
        Draw(drawing, Symbol(code), x: 0, y: 0, Millimetres);
        return drawing.ToBytes();
    }

    /// <summary>Draws the dark modules into a square, quiet zones included.</summary>
    public static void Draw(PdfDrawing drawing, CodeSymbol symbol, double x, double y, double width)
    {
        // One outline for all, so that no viewer draws hairlines between neighbours.
        var module = width / symbol.Side;
        var modules = new PdfPath();
        foreach (var (column, row, length) in symbol.Runs())
        {
            modules.Rectangle(x + (column * module), y + (row * module), length * module, module);
        }

        drawing.Fill(PdfColour.Black, modules);
    }
}
