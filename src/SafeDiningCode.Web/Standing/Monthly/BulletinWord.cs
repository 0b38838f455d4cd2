using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SafeDiningCode.Web.Standing.Monthly;

/// <summary>A bulletin as a Word file (.docx), with the fonts and sizes of official documents (GB/T 9704): 仿宋 for the text, 黑体 for headings.</summary>
internal static class BulletinWord
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string TextFont = "仿宋";
    private const string HeadingFont = "黑体";
    private const string TitleFont = "宋体";
    private const string Red = "C00000";

    // Half points: 三号 is 16 pt, 二号 22 pt, 小五 9 pt.
    private const int TextSize = 32;
    private const int TitleSize = 44;
    private const int AuthoritySize = 56;
    private const int TableSize = 18;

    // Twentieths of a point: A4 with the margins of the standard, lines 28 pt apart, two characters of indent.
    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int Line = 560;
    private const int Indent = 640;

    /// <summary>Writes the file.</summary>
    public static byte[] Write(BulletinDocument bulletin)
    {
        using var memory = new MemoryStream();
        using (var word = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            body.Append(Head(bulletin));
            body.Append(Blocks(bulletin.Body));
            if (bulletin.IssuedOn is { } day)
            {
                body.Append(
                    Paragraph(bulletin.Authority, TextFont, TextSize, JustificationValues.Right, before: Line),
                    Paragraph(day, TextFont, TextSize, JustificationValues.Right));
            }

            if (bulletin.Copies.Length > 0)
            {
                body.Append(Paragraph($"抄送：{bulletin.Copies}", TextFont, TextSize, JustificationValues.Left, before: Line));
            }

            body.Append(new Paragraph(new Run(new Break { Type = BreakValues.Page })), Paragraph("附件", HeadingFont, TextSize, JustificationValues.Left));
            body.Append(Blocks(bulletin.Annex));
            body.Append(new SectionProperties(
                new PageSize { Width = PageWidth, Height = PageHeight },
                new PageMargin { Top = 2098, Bottom = 1984, Left = 1588, Right = 1474, Header = 851, Footer = 992, Gutter = 0 }));
            word.AddMainDocumentPart().Document = new Document(body);
            word.PackageProperties.Title = bulletin.Title;
            word.PackageProperties.Creator = bulletin.Authority;
        }

        return memory.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Head(BulletinDocument bulletin) =>
    [
        Paragraph(bulletin.Authority + "文件", TitleFont, AuthoritySize, JustificationValues.Center, Red, bold: true),
        Ruled(Paragraph(bulletin.Number ?? "（草稿，未编号）", TextFont, TextSize, JustificationValues.Center)),
        Paragraph(bulletin.Title, TitleFont, TitleSize, JustificationValues.Center, bold: true, before: Line),
        Paragraph(bulletin.Addressees, TextFont, TextSize, JustificationValues.Left, before: Line),
    ];

    private static IEnumerable<OpenXmlElement> Blocks(IEnumerable<BulletinBlock> blocks) => blocks.SelectMany(IEnumerable<OpenXmlElement> (block) => block switch
    {
        BulletinHeading heading => [Paragraph(heading.Text, HeadingFont, TextSize, JustificationValues.Both, indent: Indent)],
        BulletinParagraph paragraph => [Paragraph(paragraph.Text + paragraph.Address, TextFont, TextSize, JustificationValues.Both, indent: Indent)],
        BulletinTable table => [Paragraph(table.Title, HeadingFont, TextSize, JustificationValues.Center), Grid(table), new Paragraph()],
        _ => throw new ArgumentOutOfRangeException(nameof(blocks), block, message: null),
    });

    private static Table Grid(BulletinTable table)
    {
        var grid = new Table(new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
            new TableBorders(
                Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>())));
        grid.Append(new TableGrid(table.Headings.Select(_ => new GridColumn())));
        grid.Append(Row(table.Headings, HeadingFont, isHeading: true));
        grid.Append(table.Rows.Select(row => Row(row, TextFont, isHeading: false)));
        return grid;
    }

    private static TableRow Row(IEnumerable<string> cells, string font, bool isHeading)
    {
        var row = new TableRow();
        if (isHeading)
        {
            row.Append(new TableRowProperties(new TableHeader()));
        }

        row.Append(cells.Select((cell, place) => new TableCell(
            Paragraph(cell, font, TableSize, place == 0 || isHeading ? JustificationValues.Left : JustificationValues.Right, line: TableSize * 15))));
        return row;
    }

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4 };

    private static Paragraph Ruled(Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.ParagraphBorders = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 12, Color = Red, Space = 6 });
        return paragraph;
    }

    private static Paragraph Paragraph(
        string text, string font, int size, JustificationValues alignment, string? color = null, bool bold = false, int indent = 0, int before = 0, int line = Line)
    {
        var run = new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font });
        if (bold)
        {
            run.Append(new Bold());
        }

        if (color is not null)
        {
            run.Append(new Color { Val = color });
        }

        run.Append(new FontSize { Val = Text(size) });
        return new Paragraph(
            new ParagraphProperties(
                new SpacingBetweenLines { Before = Text(before), After = "0", Line = Text(line), LineRule = LineSpacingRuleValues.AtLeast },
                new Indentation { FirstLine = Text(indent) },
                new Justification { Val = alignment }),
            new Run(run, new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
