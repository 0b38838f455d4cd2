using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Codes.Posters;

/// <summary>The poster as a page to print.</summary>
internal static class PosterEndpoints
{
    public static void MapPosters(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/codes/{code}/poster", PosterAsync).ExcludeFromDescription();

    private static async Task<IResult> PosterAsync(
        string code,
        HttpContext http,
        CodeRegister register,
        CodeRefusals refusals,
        Database database,
        PosterMaker maker,
        PageRenderer pages)
    {
        var found = await register.FindAsync(code, http.RequestAborted);
        if (found.State != IssueState.Active)
        {
            return await refusals.AnswerAsync(http, found.State);
        }

        await using var session = await database.OpenAsync(http.RequestAborted);
        var row = await session.SingleAsync<PosterRow>("FindPoster", new { found.Code.Serial, found.Code.KeyVersion }, http.RequestAborted);
        var size = SizeOf(http.Request);
        return await pages.PageAsync<PosterPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["Poster"] = maker.Make(row), ["Size"] = size },
            query: size == PaperSize.A4 ? "size=a4" : "size=a5");
    }

    // Anything else is A5, the smaller: the page shows which it is and offers the other.
    private static PaperSize SizeOf(HttpRequest request) =>
        request.Query["size"].Any(size => string.Equals(size, "a4", StringComparison.OrdinalIgnoreCase)) ? PaperSize.A4 : PaperSize.A5;
}
