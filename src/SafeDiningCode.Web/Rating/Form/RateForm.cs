using System.Globalization;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Limits;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rating.Intake;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Rating.Form;

/// <summary>The diner's form. Whatever is found wrong, what was typed is still there.</summary>
internal static class RateForm
{
    public static void MapRateForm(this IEndpointRouteBuilder routes)
    {
        var form = routes.MapGroup("/c/{code}/rate").ExcludeFromDescription();
        form.MapGet("", ShowAsync);
        form.MapPost("", SendAsync).LimitRatings(routes).WithMetadata(new OverLimit(RateTrouble.OverLimitAsync));
    }

    private static async Task<IResult> ShowAsync(
        string code, HttpContext http, ProfileCache profiles, FormTokens tokens, PageRenderer pages, CancellationToken cancellation)
    {
        var found = await profiles.FindAsync(code, cancellation);
        return RatedCode.Refuse(found, Language.Of(http.Request)) is { } refusal
            ? await RefuseAsync(http, pages, refusal)
            : await new RateSheet(http, pages, tokens, found.Code, found.Profile).ShowAsync(RatingFields.Empty);
    }

    private static async Task<IResult> SendAsync(
        string code, HttpContext http, ProfileCache profiles, FormTokens tokens, RatingDesk desk, PageRenderer pages, CancellationToken cancellation)
    {
        var language = Language.Of(http.Request);
        if (Origins.IsForeign(http.Request))
        {
            return await RefuseAsync(http, pages, ForeignOrigin(language));
        }

        ProfileAnswer found;
        try
        {
            found = await profiles.FindAsync(code, cancellation);
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            return await RateTrouble.UnreadableAsync(http, code);
        }

        if (RatedCode.Refuse(found, language) is { } refusal)
        {
            return await RefuseAsync(http, pages, refusal);
        }

        var (form, unread) = await PostedForm.ReadAsync(http.Request);
        if (unread is { } status)
        {
            return Results.StatusCode(status);
        }

        var fields = RatingFields.Of(form);
        var sheet = new RateSheet(http, pages, tokens, found.Code, found.Profile);
        var device = DeviceCookie.Find(http);
        if (device is null)
        {
            return await sheet.ShowAsync(
                fields,
                notice: language.T(
                    "浏览器没有带上 Cookie，无法确认每台设备每天一次。请允许本站 Cookie 后再提交一次。",
                    "Your browser sent no cookie, so we cannot tell one device from another. Please allow cookies for this site and send it once more."),
                status: StatusCodes.Status400BadRequest);
        }

        var token = tokens.Check(form.Single("token"), RateSheet.TokenPurpose, found.Code, device);
        if (token.Standing is FormTokenStanding.Missing or FormTokenStanding.Forged)
        {
            return await sheet.ShowAsync(fields, notice: TokenIsOld(language), status: StatusCodes.Status400BadRequest);
        }

        if (fields.Read(language, out var errors) is not { } entry)
        {
            return await sheet.ShowAsync(fields, errors, status: StatusCodes.Status422UnprocessableEntity);
        }

        var answer = await desk.TakeAsync(found.Serial, found.Profile!, entry, token, device, cancellation);
        return await AnswerAsync(http, pages, sheet, found, fields, answer);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http, PageRenderer pages, RateSheet sheet, ProfileAnswer found, RatingFields fields, RatingAnswer answer)
    {
        var language = Language.Of(http.Request);
        switch (answer.Outcome)
        {
            case RatingOutcome.Counted:
                http.Response.Headers.CacheControl = "no-store";
                http.Response.Headers.Location = $"/c/{found.Code}/receipts/{answer.Receipt}{http.Request.QueryString}";
                return Results.StatusCode(StatusCodes.Status303SeeOther);
            case RatingOutcome.AlreadyRatedToday:
                return await MessageAsync(
                    http,
                    pages,
                    StatusCodes.Status200OK,
                    language.T("今天已经评过了，谢谢您", "You have rated here today, thank you"),
                    [
                        language.T("这台设备今天对这家店的第一次评价已经计入，这一次不再计数。", "The first rating of this shop from this device today counts; this one is not counted again."),
                        language.T("明天再来用餐，欢迎再评。", "Come again another day and rate again."),
                    ],
                    $"/c/{found.Code}",
                    language.T("看这家店的档案", "To this shop's record"));
            case RatingOutcome.TokenUsed:
                return await MessageAsync(
                    http,
                    pages,
                    StatusCodes.Status409Conflict,
                    language.T("这张表已提交过", "This form has been sent before"),
                    [language.T("第一次提交的内容已经记录，这次的改动没有记录。如需重新填写，请打开一张新表。", "What was sent first is recorded; the change is not. To say something else, open a new form.")],
                    $"/c/{found.Code}/rate",
                    language.T("打开新表", "Open a new form"));
            case RatingOutcome.Expired:
                return await sheet.ShowAsync(fields, notice: TokenIsOld(language), status: StatusCodes.Status400BadRequest);
            case RatingOutcome.Refused:
                return await sheet.ShowAsync(
                    fields,
                    notice: language.T("这条评价无法记录，请修改后再试。", "This rating cannot be recorded. Please change it and try again."),
                    status: StatusCodes.Status422UnprocessableEntity);
            default:
                http.Response.Headers.RetryAfter = RetryAfter.Of(answer.Outcome).ToString(CultureInfo.InvariantCulture);
                // The same token again: should this one have been stored after all, sending it again counts once.
                return await sheet.ShowAsync(
                    fields,
                    notice: RateTrouble.Notice(answer.Outcome, language),
                    status: StatusCodes.Status503ServiceUnavailable,
                    keepToken: true);
        }
    }

    private static string TokenIsOld(Language language) => language.T(
        "这张表放得太久了，已为您换了一张新的，内容都还在。请再按一次「提交评价」。",
        "This form lay open too long. Here is a new one with all you wrote: please press «Send my rating» once more.");

    private static Refusal ForeignOrigin(Language language) => new(
        StatusCodes.Status403Forbidden,
        language.T("不能从别的网站提交", "This cannot be sent from another site"),
        language.T("请扫店内的安心码，在打开的页面上评价。", "Please scan the code in the shop and rate on the page that opens."));

    internal static Task<IResult> RefuseAsync(HttpContext http, PageRenderer pages, Refusal refusal) => MessageAsync(
        http, pages, refusal.Status, refusal.Title, [refusal.Detail], "/", Language.Of(http.Request).T("回到首页", "To the home page"));

    internal static Task<IResult> MessageAsync(
        HttpContext http, PageRenderer pages, int status, string heading, IReadOnlyList<string> lines, string linkPath, string linkText) =>
        pages.PageAsync<MessagePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Heading"] = heading,
                ["Lines"] = lines,
                ["LinkPath"] = linkPath,
                ["LinkText"] = linkText,
            },
            status);
}
