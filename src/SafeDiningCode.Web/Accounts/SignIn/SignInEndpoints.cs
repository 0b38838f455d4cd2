using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Accounts.SignIn;

/// <summary>The way in, in one step or two, and the way out.</summary>
internal static class SignInEndpoints
{
    private const int LongestName = 60;

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var signIn = routes.MapForms(AccountPaths.SignIn);
        signIn.MapGet("", ShowAsync);
        signIn.MapPost("", TakePasswordAsync).RequireRateLimiting(NameLimit.NetworkPolicy);
        signIn.MapGet("/code", ShowCodeAsync);
        signIn.MapPost("/code", TakeCodeAsync).RequireRateLimiting(NameLimit.NetworkPolicy);
        routes.MapForms(AccountPaths.SignOut).MapPost("", SignOutAsync);
    }

    private static Task<IResult> ShowAsync(HttpContext http, Navigation navigation, PageRenderer pages) => Actor.Find(http) is { } actor
        ? Task.FromResult<IResult>(Onward(http, Wanted(http) ?? navigation.HomeOf(actor.Role)))
        : FormAsync(http, pages, name: "", fault: null, StatusCodes.Status200OK);

    private static async Task<IResult> TakePasswordAsync(
        HttpContext http, SignInDesk desk, NameLimit names, SessionBook sessions, Database database, Navigation navigation, PageRenderer pages, ErrorAnswers errors)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var (name, password) = (fields.Single("name"), fields.Single("password"));
        var language = Language.Of(http.Request);
        if (name.Length is 0 or > LongestName || password.Length == 0)
        {
            return await FormAsync(http, pages, name, language.T("请填写账号和密码。", "Please enter your name and your password."), StatusCodes.Status400BadRequest);
        }

        if (!await names.TryAsync(name, http.RequestAborted))
        {
            await errors.AnswerAsync(http, StatusCodes.Status429TooManyRequests);
            return Results.Empty;
        }

        var outcome = await desk.TakePasswordAsync(name, password, DeviceLabel.Of(http.Request), http.RequestAborted);
        if (outcome.SessionId is null)
        {
            return await FormAsync(http, pages, name, Refusal(language), StatusCodes.Status400BadRequest);
        }

        await EndOldAsync(http, database);
        SessionCookie.Set(http, outcome.SessionId, outcome.Stage == SessionStage.In ? sessions.CookieLife(outcome.Role) : null);
        var wanted = Wanted(http);
        return outcome.Stage == SessionStage.In
            ? Onward(http, wanted ?? navigation.HomeOf(outcome.Role))
            : new SeeOther(PageContext.Of(http).Link(AccountPaths.SignInCode + (wanted is null ? "" : $"?return={Uri.EscapeDataString(wanted)}")));
    }

    private static Task<IResult> ShowCodeAsync(HttpContext http, PageRenderer pages) => Half(http) is null
        ? Task.FromResult<IResult>(Onward(http, AccountPaths.SignIn))
        : CodeFormAsync(http, pages, fault: null, StatusCodes.Status200OK);

    private static async Task<IResult> TakeCodeAsync(HttpContext http, SignInDesk desk, SessionBook sessions, Navigation navigation, PageRenderer pages)
    {
        if (Half(http) is not { } half)
        {
            // Ten minutes are over, or it was done in another window.
            return Onward(http, AccountPaths.SignIn);
        }

        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var outcome = await desk.TakeCodeAsync(half, fields.Single("code"), DeviceLabel.Of(http.Request), http.RequestAborted);
        if (outcome.SessionId is null)
        {
            var fault = Language.Of(http.Request).T(
                "验证码不对，或者已经用过。请等下一个验证码再试；连续输错 5 次要等 15 分钟。",
                "That code is wrong or was used already. Wait for the next one; after five wrong ones you must wait 15 minutes.");
            return await CodeFormAsync(http, pages, fault, StatusCodes.Status400BadRequest);
        }

        SessionCookie.Set(http, outcome.SessionId, sessions.CookieLife(outcome.Role));
        return Onward(http, Wanted(http) ?? navigation.HomeOf(outcome.Role));
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, Database database)
    {
        await EndOldAsync(http, database);
        SessionCookie.Clear(http);
        return new SeeOther(PageContext.Of(http).Link(AccountPaths.SignIn));
    }

    // Whoever signs in again, or out, leaves the session behind that they had.
    private static async Task EndOldAsync(HttpContext http, Database database)
    {
        if (http.Features.Get<SignedIn>() is { } old)
        {
            await using var session = await database.OpenAsync(http.RequestAborted);
            await SessionBook.EndAsync(session, old.Actor.AccountId, old.Session.IdHash, http.RequestAborted);
        }
    }

    private static SignedIn? Half(HttpContext http) => http.Features.Get<SignedIn>() is { Session.Stage: SessionStage.Code } half ? half : null;

    private static string? Wanted(HttpContext http) => AccountPaths.Local(http.Request.Query["return"] is [{ } path] ? path : null);

    private static SeeOther Onward(HttpContext http, string path) => new SeeOther(path.Contains("lang=", StringComparison.Ordinal) ? path : PageContext.Of(http).Link(path));

    private static string Refusal(Language language) => language.T(
        "账号或密码不对，或者账号暂时不能登录。连续输错 5 次要等 15 分钟。忘了密码，请联系属地监管所重置。",
        "The name or the password is wrong, or the account cannot be used just now. After five wrong tries you must wait 15 minutes. Forgotten it? Your local bureau can reset it.");

    private static Task<IResult> FormAsync(HttpContext http, PageRenderer pages, string name, string? fault, int status) => pages.PageAsync<SignInPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["Name"] = name.Length <= LongestName ? name : "", ["Fault"] = fault, ["Wanted"] = Wanted(http), ["External"] = http.RequestServices.GetService<IExternalSignIn>() },
        status,
        ReturnQuery(http));

    private static Task<IResult> CodeFormAsync(HttpContext http, PageRenderer pages, string? fault, int status) => pages.PageAsync<SignInCodePage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["Fault"] = fault, ["Wanted"] = Wanted(http) },
        status,
        ReturnQuery(http));

    private static string ReturnQuery(HttpContext http) => Wanted(http) is { } wanted ? $"return={Uri.EscapeDataString(wanted)}" : "";
}
