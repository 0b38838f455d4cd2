using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.OpenData;
using SafeDiningCode.Web.Scanning.Answers;
using SafeDiningCode.Web.Scanning.Page;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Json;

/// <summary>The facts of an eatery for programs: <c>/api/v1/eateries/{code}</c>.</summary>
internal static class EateryEndpoints
{
    public static void MapEateryJson(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/eateries/{code}", ShowAsync)
        .WithName("FindEatery")
        .WithTags("Eateries")
        .WithSummary("The public facts of an eatery by its code")
        .WithDescription(
            "What the scan page shows: licence, grade, past inspections, open kitchen and the satisfaction of the last 90 days. "
            + "Upper and lower case, hyphens, and O, I, L for 0, 1, 1 are accepted. May be kept for 30 seconds; ask again with If-None-Match. "
            + "An error says in `reason` what the code is: `forged`, `unknown` or `revoked`.")
        .Produces<EateryAnswer>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status410Gone)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithExample(StatusCodes.Status200OK, Example)
        .WithExample(
            StatusCodes.Status410Gone,
            """{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.11","title":"此码已作废","status":410,"detail":"这个码曾经发放，现已作废，不对应任何店。","reason":"revoked"}""");

    private const string Example =
        """
        {"code":"1QBP1CFD8D0TWWWR","name":"示例翠湖过桥米线","operator":"昆明示例餐饮有限公司","address":"昆明市五华区翠湖南路68号","division":"530102001",
         "licence":{"number":"JY25301020000016","status":"in-force","scope":"热食类食品制售、冷食类食品制售、自制饮品制售","validUntil":"2029-03-11"},
         "grade":"A","inspections":[{"date":"2026-10-18","result":"conforms","failed":[]},{"date":"2026-04-02","result":"mostly","failed":["餐具保洁柜未关闭"]}],
         "kitchen":{"kind":"network","state":"active","viewing":"https://video.example.com/kitchens/1024"},"staff":{"total":12,"valid":12},
         "satisfaction":{"days":90,"counted":428,"satisfied":368,"fair":39,"dissatisfied":21},
         "openingHours":["Mo-Fr 10:00-14:00,17:00-22:00","Sa-Su 10:00-02:00"],"phone":"0871-63123456","cuisine":"rice-noodles","languages":["zh","en"],"photo":"/c/1QBP1CFD8D0TWWWR/photo/0f8fad5bd9cb469fa16570867728950e",
         "asOf":"2026-11-22T12:03:00+08:00"}
        """;

    private static async Task ShowAsync(string code, HttpContext http, ProfileCache cache, ScanAnswers answers)
    {
        if (!TrustCode.TryParse(code, out var parsed))
        {
            await RefuseAsync(http, CodeStanding.Forged);
            return;
        }

        var snapshot = await cache.FindAsync(parsed, http.RequestAborted);
        if (snapshot.Answer.Standing is not CodeStanding.Active)
        {
            await RefuseAsync(http, snapshot.Answer.Standing);
            return;
        }

        var variant = AnswerVariant.OfJson(http.Request);
        await AnswerWriter.WriteAsync(http, snapshot.Ready(variant.Index) ?? await answers.MakeAsync(parsed, snapshot, variant));
    }

    private static Task RefuseAsync(HttpContext http, CodeStanding standing)
    {
        var language = Language.Of(http.Request);
        var (reason, title, detail) = standing switch
        {
            CodeStanding.Revoked => (
                "revoked",
                language.T("此码已作废", "This code is no longer valid"),
                language.T("这个码曾经发放，现已作废，不对应任何店。", "It was issued once and stands for no eatery any more.")),
            CodeStanding.Unknown => (
                "unknown",
                language.T("查不到这个码", "This code is not on record"),
                language.T("登记中没有它。请核对 16 位编号。", "The registry does not know it. Check the 16 characters.")),
            _ => (
                "forged",
                language.T("这不是我们的码", "This is not one of our codes"),
                language.T("编号不对。请核对 16 位编号。", "Its characters are not ours. Check the 16 characters.")),
        };
        http.Response.Headers.CacheControl = "no-store";
        return Results.Problem(
            title: title,
            detail: detail,
            statusCode: ScanRefusals.Status(standing),
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["reason"] = reason }).ExecuteAsync(http);
    }
}
