using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Codes.Images;
using SafeDiningCode.Web.Codes.Pdf;

namespace SafeDiningCode.Web.Codes.Posters;

/// <summary>The poster as PDF, drawn as the page is (PosterSheet.razor and site.css): the measures are millimetres on A5.</summary>
internal static class PosterPdf
{
    private const double Width = 148;
    private const double Height = 210;
    private const double Edge = 8;
    private const double Inner = 118;
    private const double Radius = 6;
    private const double Centre = Width / 2;
    private const double CodeWidth = 88;
    private static readonly PdfColour Green = new(0x0b, 0x6b, 0x4f);
    private static readonly PdfColour Ink = new(0x14, 0x20, 0x1b);
    private static readonly PdfColour Rule = new(0xb9, 0xc7, 0xc0);

    /// <summary>The poster as a file of its own.</summary>
    public static byte[] Draw(Poster poster, PaperSize size, IReadOnlyList<TrueTypeFont> fonts) => Drawing(poster, size, fonts).ToBytes();

    /// <summary>The poster as a page of a file.</summary>
    public static PdfDrawing Drawing(Poster poster, PaperSize size, IReadOnlyList<TrueTypeFont> fonts)
    {
        var (paperWidth, paperHeight) = size == PaperSize.A4 ? (210, 297) : (148, 210);
        var drawing = new PdfDrawing(
            paperWidth, paperHeight, $"餐饮安心码 {poster.ShopName} {poster.Code.Grouped}", Math.Min(paperWidth / Width, paperHeight / Height));
        var lettering = new Lettering(drawing, fonts);
        var top = Head(drawing, lettering, poster);
        var bottom = Foot(drawing, lettering, poster);
        Body(drawing, lettering, poster, top, bottom);
        drawing.Stroke(Green, 0.9, new PdfPath().Rounded(Edge + 0.45, Edge + 0.45, Width - (2 * Edge) - 0.9, Height - (2 * Edge) - 0.9, Radius, Radius));
        return drawing;
    }

    private static double Head(PdfDrawing drawing, Lettering lettering, Poster poster)
    {
        const double NameLine = 1.2;
        const double AddressLine = 1.35;
        var name = lettering.Fit(poster.ShopName, largest: 16, smallest: 4.4, Inner, height: 27, NameLine);
        var address = lettering.Fit(poster.Address, largest: 4.6, smallest: 2.6, Inner, height: 17, AddressLine);

        var nameTop = Edge + 5 + 5.6 + 2;
        var addressTop = nameTop + (name.Lines.Count * name.Size * NameLine) + 1.5;
        var bottom = addressTop + (address.Lines.Count * address.Size * AddressLine) + 4.5;
        drawing.Fill(Green, new PdfPath().Rounded(Edge + 0.2, Edge + 0.2, Width - (2 * Edge) - 0.4, bottom - Edge, Radius, 0));
        lettering.Line("餐饮安心码  Safe Dining Code", 4, Centre, Edge + 5.4, PdfColour.White);
        Lines(lettering, name.Lines, name.Size, NameLine, nameTop, bold: true);
        Lines(lettering, address.Lines, address.Size, AddressLine, addressTop, bold: false);
        return bottom;
    }

    private static void Lines(Lettering lettering, List<string> lines, double size, double lineHeight, double top, bool bold)
    {
        foreach (var line in lines)
        {
            lettering.Line(line, size, Centre, top + (size * (lineHeight - 1) / 2), PdfColour.White, bold);
            top += size * lineHeight;
        }
    }

    private static void Body(PdfDrawing drawing, Lettering lettering, Poster poster, double top, double bottom)
    {
        // The quiet zone is white already: neighbours may come as near as to its edge.
        const double Characters = 7;
        const double Words = 14.5;
        var room = (bottom - top - CodeWidth - Characters - Words) / 3;
        var codeTop = top + room;
        CodeImages.Draw(drawing, poster.Symbol, Centre - (CodeWidth / 2), codeTop, CodeWidth);
        lettering.Line(poster.Code.Grouped.Replace("-", "   ", StringComparison.Ordinal), 5.6, Centre, codeTop + CodeWidth - 3, Ink, bold: true, spread: 0.3);
        var words = bottom - Words - (room / 2);
        lettering.Line("扫一扫，查证照、看检查、评一评", 7, Centre, words, Green, bold: true);
        lettering.Line("Scan to see licences and inspections, and to rate", 4.2, Centre, words + 9, Ink);
    }

    private static double Foot(PdfDrawing drawing, Lettering lettering, Poster poster)
    {
        var top = Height - Edge - 20;
        drawing.Stroke(Rule, 0.25, new PdfPath().MoveTo(Centre - (Inner / 2), top).LineTo(Centre + (Inner / 2), top));
        lettering.Line("请核对店名与地址  Check the name and address", 4.2, Centre, top + 2.6, Ink, bold: true, spread: 0.12);
        lettering.Line($"{poster.Authority}  {poster.AuthorityEnglish}", 2.9, Centre, top + 9, Ink);
        lettering.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"投诉举报 Complaints 12315 · 第 {poster.Number} 号 No. {poster.Number} · {Day.Text(poster.IssuedOn)} 发放"),
            2.9,
            Centre,
            top + 13,
            Ink);
        return top;
    }
}
