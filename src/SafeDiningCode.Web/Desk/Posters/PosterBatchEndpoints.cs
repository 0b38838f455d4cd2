using System.Globalization;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Codes.Posters;
using SafeDiningCode.Web.Desk.Pages;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Desk.Posters;

/// <summary>Where officials print the posters of a street, or of eateries that they chose, as one file.</summary>
internal static class PosterBatchEndpoints
{
    /// <summary>What an address holds of chosen eateries.</summary>
    private const int MostChosen = 100;

    private const int MostParts = 1000;

    public static void MapPosterBatches(this IEndpointRouteBuilder routes) => routes.MapSignedIn(DeskPaths.Posters, Roles.Officials).MapGet("", ShowAsync);

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, PosterBatch batch, PosterFonts fonts, PageRenderer pages)
    {
        var query = http.Request.Query;
        var size = string.Equals(query["size"], "a4", StringComparison.OrdinalIgnoreCase) ? PaperSize.A4 : PaperSize.A5;
        var chosen = query["eatery"].Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Distinct().Take(MostChosen).ToList();
        var place = DivisionCode.TryNormalise(query["place"], out var code) && actor.Scope.Covers(code) ? code : null;
        var part = int.TryParse(query["part"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostParts) : 1;
        var rows = query["format"].Count == 0 ? []
            : chosen.Count > 0 ? await batch.OfSelectionAsync(actor.Scope, chosen, http.RequestAborted)
            : place is not null ? await batch.OfPlaceAsync(Scope.OfDivision(place), part, http.RequestAborted)
            : [];
        if (rows.Count > 0)
        {
            return File(http, batch, fonts, rows, size, place ?? "selection", part);
        }

        var count = place is null ? 0 : await batch.CountAsync(Scope.OfDivision(place), http.RequestAborted);
        return await pages.PageAsync<PostersPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(PostersPage.Actor)] = actor,
                [nameof(PostersPage.Place)] = place,
                [nameof(PostersPage.Size)] = size,
                [nameof(PostersPage.Count)] = count,
                [nameof(PostersPage.Nothing)] = query["format"].Count > 0,
                [nameof(PostersPage.PdfMissing)] = fonts.Load().Missing is not null,
            },
            query: place is null ? "" : $"place={place}&size={(size == PaperSize.A4 ? "a4" : "a5")}");
    }

    // Where no font can draw Chinese, the page is the file: it prints the same.
    private static IResult File(HttpContext http, PosterBatch batch, PosterFonts fonts, IReadOnlyList<PosterRow> rows, PaperSize size, string name, int part)
    {
        if (http.Request.Query["format"] == "pdf" && fonts.Load().Fonts is { Count: > 0 } drawn)
        {
            http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"posters-{name}-{part}.pdf\"");
            return Results.Stream(stream => batch.WritePdfAsync(rows, size, drawn, stream, http.RequestAborted), "application/pdf");
        }

        return Results.Stream(
            stream => batch.WriteHtmlAsync(rows, size, Language.Of(http.Request), stream, http.RequestAborted), "text/html; charset=utf-8");
    }
}
