using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Scanning.Answers;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Page;

/// <summary>What scanning a code opens: <c>/c/{code}</c>.</summary>
internal static class ScanEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapScanPage(this IEndpointRouteBuilder routes)
    {
        // The handler is given its parts once and takes the request as it is: this is the way everybody takes.
        var cache = routes.ServiceProvider.GetRequiredService<ProfileCache>();
        var answers = routes.ServiceProvider.GetRequiredService<ScanAnswers>();
        var refusals = routes.ServiceProvider.GetRequiredService<ScanRefusals>();
        routes.MapMethods("/c/{code}", Methods, http => ShowAsync(http, cache, answers, refusals)).ExcludeFromDescription();
    }

    private static Task ShowAsync(HttpContext http, ProfileCache cache, ScanAnswers answers, ScanRefusals refusals)
    {
        var text = http.Request.RouteValues["code"] as string ?? "";
        if (!TrustCode.TryParse(text, out var code))
        {
            return refusals.PageAsync(http, new ProfileAnswer(CodeStanding.Forged, text, Serial: 0, Profile: null));
        }

        var variant = AnswerVariant.OfPage(http.Request);
        var finding = cache.FindAsync(code, http.RequestAborted);
        if (!finding.IsCompletedSuccessfully)
        {
            return ShowLaterAsync(http, code, variant, finding, answers, refusals);
        }

        var snapshot = finding.Result;
        return snapshot.Ready(variant.Index) is { } ready
            ? AnswerWriter.WriteAsync(http, ready)
            : ShowLaterAsync(http, code, variant, new(snapshot), answers, refusals);
    }

    private static async Task ShowLaterAsync(
        HttpContext http, TrustCode code, AnswerVariant variant, ValueTask<Snapshot> finding, ScanAnswers answers, ScanRefusals refusals)
    {
        var snapshot = await finding;
        if (snapshot.Answer.Standing is not CodeStanding.Active)
        {
            await refusals.PageAsync(http, snapshot.Answer);
            return;
        }

        await AnswerWriter.WriteAsync(http, snapshot.Ready(variant.Index) ?? await answers.MakeAsync(code, snapshot, variant));
    }
}
