using System.Text;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Scanning.Answers;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Owners.Codes;

/// <summary>The code on an owner's wall: its files, what diners see behind it, and having it replaced.</summary>
internal static class OwnerCodeEndpoints
{
    private const string DoneQuery = "replaced";

    public static void MapOwnerCode(this IEndpointRouteBuilder routes)
    {
        var code = routes.MapSignedIn(OwnerCodePaths.Group, Role.Owner);
        code.MapGet("", ShowAsync);
        code.MapGet("/preview", PreviewAsync);
        code.MapGet("/replace", AskAsync);
        code.MapPost("/replace", ReplaceAsync);
    }

    private static async Task<IResult> ShowAsync(EateryInScope eatery, HttpContext http, CodeReplacements replacements, PageRenderer pages)
    {
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyWithFrames;
        return await pages.PageAsync<OwnerCodePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(OwnerCodePage.Shop)] = await replacements.FindAsync(eatery, http.RequestAborted),
                [nameof(OwnerCodePage.Replaced)] = http.Request.Query.ContainsKey(DoneQuery),
            });
    }

    // The very page that diners get, out of the same memory. It is another address than theirs, so that theirs need not be
    // let into any frame.
    private static async Task<IResult> PreviewAsync(
        EateryInScope eatery, HttpContext http, CodeReplacements replacements, ProfileCache cache, AnswerMaker answers, ErrorAnswers errors)
    {
        var shop = await replacements.FindAsync(eatery, http.RequestAborted);
        var snapshot = shop.Issue is { } issue ? await cache.FindAsync(issue.Code, http.RequestAborted) : null;
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyOfFramed;
        if (snapshot?.Answer is not { Standing: CodeStanding.Active, Code: { } code })
        {
            await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        var context = PageContext.Of(http) with { Path = $"/c/{code}", Viewer = null, Framed = true };
        http.Response.Headers.ContentLanguage = context.Language.Tag;
        return Results.Text(await answers.PageAsync(snapshot, context), "text/html; charset=utf-8", Encoding.UTF8);
    }

    private static async Task<IResult> AskAsync(EateryInScope eatery, HttpContext http, CodeReplacements replacements, PageRenderer pages) =>
        await FormAsync(http, pages, await replacements.FindAsync(eatery, http.RequestAborted), new ReplacementForm(), StatusCodes.Status200OK);

    private static async Task<IResult> ReplaceAsync(Actor actor, EateryInScope eatery, HttpContext http, CodeReplacements replacements, PageRenderer pages)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var language = Language.Of(http.Request);
        var (reason, typed) = (fields.Single("reason"), fields.Single("note"));
        var note = WrittenText.Clean(typed);
        if (FaultOf(reason, note, language) is { } fault)
        {
            return await AgainAsync(fault, StatusCodes.Status400BadRequest);
        }

        var outcome = TrustCode.TryParse(fields.Single("code"), out var code)
            ? await replacements.ReplaceAsync(actor, eatery, code, reason, note, http.RequestAborted)
            : ReplacementOutcome.NotInUse;
        return outcome switch
        {
            ReplacementOutcome.Done => new SeeOther(PageContext.Of(http).Link($"{OwnerCodePaths.Of(eatery.Id)}?{DoneQuery}=1")),
            ReplacementOutcome.TooOften => await AgainAsync(CodeWords.TooOften(language), StatusCodes.Status409Conflict),
            _ => await AgainAsync(
                language.T("这个码刚刚已经换过了。现在用的是下面这个，还要换的话再提交一次。", "That code has been replaced meanwhile. The one below is in use now; send the form again to replace it too."),
                StatusCodes.Status409Conflict),
        };

        async Task<IResult> AgainAsync(string what, int status) =>
            await FormAsync(http, pages, await replacements.FindAsync(eatery, http.RequestAborted), new ReplacementForm(reason, typed, what), status);
    }

    private static string? FaultOf(string reason, string? note, Language language) =>
        !ReplacementReasons.Codes.Contains(reason) ? language.T("请选一个原因。", "Please choose a reason.")
        : reason == ReplacementReasons.Other && note is null ? language.T("请写一句是什么原因。", "Please say in a few words what it is.")
        : note?.Length > CodeReplacements.LongestNote
            ? language.T($"说明请不要超过 {CodeReplacements.LongestNote} 字。", $"Please keep it to {CodeReplacements.LongestNote} characters.")
        : null;

    private static Task<IResult> FormAsync(HttpContext http, PageRenderer pages, ShopCode shop, ReplacementForm form, int status) => pages.PageAsync<ReplaceCodePage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ReplaceCodePage.Shop)] = shop, [nameof(ReplaceCodePage.Form)] = form },
        status);
}
