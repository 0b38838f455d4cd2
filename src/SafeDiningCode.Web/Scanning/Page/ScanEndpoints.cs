using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Scanning.Answers;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Page;

/// <summary>What scanning a code opens: <c>/c/{code}</c>. Where the page lies ready, <see cref="ReadyScans"/> has sent it.</summary>
internal static class ScanEndpoints
{
    /// <summary>The route.</summary>
    public const string Route = "/c/{code}";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapScanPage(this IEndpointRouteBuilder routes)
    {
        var cache = routes.ServiceProvider.GetRequiredService<ProfileCache>();
        var answers = routes.ServiceProvider.GetRequiredService<ScanAnswers>();
        var refusals = routes.ServiceProvider.GetRequiredService<ScanRefusals>();
        routes.MapMethods(Route, Methods, http => ShowAsync(http, cache, answers, refusals)).ExcludeFromDescription();
    }

    private static async Task ShowAsync(HttpContext http, ProfileCache cache, ScanAnswers answers, ScanRefusals refusals)
    {
        var text = http.Request.RouteValues["code"] as string ?? "";
        if (!TrustCode.TryParse(text, out var code))
        {
            await refusals.PageAsync(http, new ProfileAnswer(CodeStanding.Forged, text, Serial: 0, Profile: null));
            return;
        }

        var snapshot = await cache.FindAsync(code, http.RequestAborted);
        if (snapshot.Answer.Standing is not CodeStanding.Active)
        {
            await refusals.PageAsync(http, snapshot.Answer);
            return;
        }

        if (HttpMethods.IsGet(http.Request.Method))
        {
            cache.CountScan(code);
        }

        var variant = AnswerVariant.OfPage(http.Request);
        await AnswerWriter.WriteAsync(http, snapshot.Ready(variant.Index) ?? await answers.MakeAsync(code, snapshot, variant));
    }
}
