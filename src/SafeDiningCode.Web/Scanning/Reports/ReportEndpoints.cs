using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Limits;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Reports;

/// <summary>«Wrong shop, or a code stuck over another?»: a form for any code, also for one that is not ours.</summary>
internal static class ReportEndpoints
{
    /// <summary>What the form's token is for.</summary>
    public const string Purpose = "report";

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/c/{code}/report").ExcludeFromDescription();
        reports.MapGet("", ShowAsync);
        reports.MapPost("", SendAsync).RequireRateLimiting(RateLimits.Reports).DisableAntiforgery();
        reports.MapGet("/thanks", ThankAsync);
    }

    private static async Task<IResult> ShowAsync(string code, HttpContext http, ProfileCache cache, FormTokens tokens, PageRenderer pages)
    {
        var (known, shop, _) = await LookUpAsync(code, cache, http.RequestAborted);
        return await FormAsync(http, pages, new ReportForm(known, shop, tokens.Issue(Purpose, known, DeviceCookie.GetOrIssue(http))), StatusCodes.Status200OK);
    }

    private static async Task<IResult> SendAsync(
        string code, HttpContext http, ProfileCache cache, FormTokens tokens, CodeReports reports, PageRenderer pages, ErrorAnswers errors)
    {
        var language = Language.Of(http.Request);
        var (fields, refusal) = await PostedForm.ReadAsync(http.Request);
        if (refusal is not null || Origins.IsForeign(http.Request))
        {
            await errors.AnswerAsync(http, refusal ?? StatusCodes.Status403Forbidden);
            return Results.Empty;
        }

        var (known, shop, eatery) = await LookUpAsync(code, cache, http.RequestAborted);
        var device = DeviceCookie.Find(http);
        var token = tokens.Check(fields.Single("token"), Purpose, known, device ?? "");
        if (device is null || token.Standing is FormTokenStanding.Forged or FormTokenStanding.Missing)
        {
            await errors.AnswerAsync(http, StatusCodes.Status403Forbidden);
            return Results.Empty;
        }

        var kind = fields.Single("kind");
        var comment = WrittenText.Clean(fields.Single("comment")) ?? "";
        var fault = (token.Standing, ReportKinds.IsKind(kind), comment.Length) switch
        {
            (FormTokenStanding.Expired, _, _) => language.T("页面打开太久了，请再提交一次。", "The form was open too long. Please send it once more."),
            (_, false, _) => language.T("请选择一项。", "Please choose one."),
            (_, _, > CodeReports.LongestComment) => language.T("补充说明请不要超过 200 字。", "Please keep it to 200 characters."),
            _ => null,
        };
        if (fault is not null)
        {
            var again = new ReportForm(known, shop, tokens.Issue(Purpose, known, device), kind, comment, fault);
            return await FormAsync(http, pages, again, StatusCodes.Status400BadRequest);
        }

        await reports.AddAsync(known, eatery, kind, comment.Length == 0 ? null : comment, http.RequestAborted);
        return new SeeOther(PageContext.Of(http).Link($"/c/{Uri.EscapeDataString(known)}/report/thanks"));
    }

    private static Task<IResult> ThankAsync(string code, HttpContext http, PageRenderer pages)
    {
        var language = Language.Of(http.Request);
        return pages.PageAsync<MessagePage>(http, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Heading"] = language.T("谢谢，已经收到", "Thank you, we have it"),
            ["Lines"] = new[]
            {
                language.T("监管部门会核实。在这之前，请不要凭这个码判断这家店。", "The regulator will look into it. Until then, do not judge the shop by this code."),
                language.T("要举报食品安全问题，请拨打 12315。", "To report a food safety problem, call 12315."),
            },
            ["LinkPath"] = "/",
            ["LinkText"] = language.T("回到首页", "To the home page"),
        });
    }

    private static Task<IResult> FormAsync(HttpContext http, PageRenderer pages, ReportForm form, int status) =>
        pages.PageAsync<ReportPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Form"] = form }, status);

    // The code in its canonical characters, or what there is of it; the shop behind it; and whose code it is or was.
    private static async Task<(string Code, string? Shop, long? Eatery)> LookUpAsync(string text, ProfileCache cache, CancellationToken cancellation)
    {
        if (!TrustCode.TryParse(text, out var code))
        {
            var kept = string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
            return (kept.Length <= CodeReports.LongestCode ? kept : kept[..CodeReports.LongestCode], null, null);
        }

        var snapshot = await cache.FindAsync(code, cancellation);
        return (code.ToString(), snapshot.Answer.Profile?.Name, snapshot.EateryId == 0 ? null : snapshot.EateryId);
    }
}
