using System.Text;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Codes.Pdf;
using SafeDiningCode.Web.Codes.Posters;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Desk.Posters;

/// <summary>
/// The posters of a street, or of chosen eateries, as one file to print: each is drawn, sent and let go of before the next,
/// so that a file of any length takes the memory of one poster.
/// </summary>
internal sealed class PosterBatch(Database database, PosterMaker maker, PageRenderer pages)
{
    /// <summary>Posters in a file: what one sends to a printer at once.</summary>
    public const int PerFile = 500;

    /// <summary>How many posters there are within a scope.</summary>
    public async Task<int> CountAsync(Scope scope, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleAsync<int>("CountPosters", scope.With(), cancellation);
    }

    /// <summary>The posters of a part of a scope, street by street, in the order of addresses.</summary>
    /// <param name="part">From 1.</param>
    public async Task<IReadOnlyList<PosterRow>> OfPlaceAsync(Scope scope, int part, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<PosterRow>("PostersInScope", scope.With(new { After = (part - 1) * PerFile, Upto = part * PerFile }), cancellation);
    }

    /// <summary>The posters of chosen eateries, those outside the scope left out.</summary>
    public async Task<IReadOnlyList<PosterRow>> OfSelectionAsync(Scope scope, IReadOnlyList<long> eateries, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<PosterRow>("PostersOfSelection", scope.With(new { Eateries = $"[{string.Join(',', eateries)}]" }), cancellation);
    }

    /// <summary>Writes them as PDF, a page each.</summary>
    public async Task WritePdfAsync(
        IReadOnlyList<PosterRow> rows, PaperSize size, IReadOnlyList<TrueTypeFont> fonts, Stream destination, CancellationToken cancellation = default)
    {
        await using var file = new PdfFile(destination, "餐饮安心码 Safe Dining Code");
        foreach (var row in rows)
        {
            await file.AddAsync(PosterPdf.Drawing(maker.Make(row), size, fonts), cancellation);
        }

        await file.EndAsync(cancellation);
    }

    /// <summary>Writes them as a page that prints a sheet each.</summary>
    public async Task WriteHtmlAsync(IReadOnlyList<PosterRow> rows, PaperSize size, Language language, Stream destination, CancellationToken cancellation = default)
    {
        var title = language.T("餐饮安心码海报", "Safe Dining Code posters");
        await WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{language.Tag}">
            <head>
            <meta charset="utf-8">
            <title>{title}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="format-detection" content="telephone=no">
            <style>{SiteStyle.Text}</style>
            </head>
            <body class="poster">
            <header class="poster-bar wrap"><h1>{title}</h1><p>{language.T($"共 {rows.Count} 张。用浏览器的“打印”印在 {size} 纸上，比例选 100%。", $"{rows.Count} sheets. Print on {size} paper at 100 %.")}</p></header>
            <main>

            """);
        var context = new PageContext(language, Large: false, Path: "/");
        foreach (var row in rows)
        {
            var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PosterSection.Poster)] = maker.Make(row), [nameof(PosterSection.Size)] = size };
            await WriteAsync(await pages.RenderPartAsync<PosterSection>(context, parameters));
            await destination.FlushAsync(cancellation);
        }

        await WriteAsync("</main>\n</body>\n</html>\n");

        async Task WriteAsync(string text) => await destination.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }
}
