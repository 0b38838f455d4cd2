using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using QRCoder;
using SafeDiningCode.Rules.Identifiers;

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
        var symbol = Symbol(code);
        using var document = new PdfDocument();
        document.Info.Title = $"餐饮安心码 {code.Grouped}";
        var page = document.AddPage();
        page.Width = XUnit.FromMillimeter(Millimetres);
        page.Height = XUnit.FromMillimeter(Millimetres);
        using (var graphics = XGraphics.FromPdfPage(page))
        {
            Draw(graphics, symbol, new XRect(0, 0, page.Width.Point, page.Height.Point));
        }

        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }

    /// <summary>Draws the dark modules into a square, quiet zones included.</summary>
    public static void Draw(XGraphics graphics, CodeSymbol symbol, XRect square)
    {
        var module = square.Width / symbol.Side;
        var modules = new XGraphicsPath { FillMode = XFillMode.Winding };
        foreach (var (x, y, length) in symbol.Runs())
        {
            modules.AddRectangle(square.X + (x * module), square.Y + (y * module), length * module, module);
        }

        graphics.DrawPath(XBrushes.Black, modules);
    }
}
