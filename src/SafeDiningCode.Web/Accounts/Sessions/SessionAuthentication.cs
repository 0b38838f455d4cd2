using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Accounts.Sessions;

/// <summary>
/// Knows people by their session. Who is not signed in is sent to the sign-in page and back to where they wanted to go;
/// who has not the role is told so. Programs get 401 and 403 as problem+json.
/// </summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionBook sessions, ErrorAnswers errors, PageRenderer pages)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.FindHash(Request) is not { } idHash || await sessions.FindAsync(idHash, Context.RequestAborted) is not { } signedIn)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(signedIn);
        if (signedIn.Session.Stage != SessionStage.In)
        {
            // Half way in is not in.
            return AuthenticateResult.NoResult();
        }

        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(signedIn), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsForPrograms)
        {
            return errors.AnswerAsync(Context, StatusCodes.Status401Unauthorized);
        }

        Response.Headers.CacheControl = "no-store";
        // What was about to be sent is lost; where it was sent to may be no page.
        var wanted = HttpMethods.IsGet(Request.Method) ? $"?return={Uri.EscapeDataString(Request.Path.ToUriComponent() + Request.QueryString)}" : "";
        Response.Redirect(PageContext.Of(Context).Link(AccountPaths.SignIn + wanted));
        return Task.CompletedTask;
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (IsForPrograms)
        {
            await errors.AnswerAsync(Context, StatusCodes.Status403Forbidden);
            return;
        }

        var language = Language.Of(Request);
        var page = await pages.PageAsync<MessagePage>(
            Context,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Heading"] = language.T("您的账号没有这个权限", "Your account may not do that"),
                ["Lines"] = new[] { language.T("需要的话，请联系为您开通账号的监管部门。", "If you need it, ask the bureau that set up your account.") },
                ["LinkPath"] = AccountPaths.Account,
                ["LinkText"] = language.T("我的账号", "My account"),
            },
            StatusCodes.Status403Forbidden);
        await page.ExecuteAsync(Context);
    }

    /// <summary>A person as the framework takes them. A form's token is bound to the session: after signing in anew, a page left open from before is of no use.</summary>
    public static ClaimsPrincipal PrincipalOf(SignedIn signedIn) => new(new ClaimsIdentity(
        [
            new Claim("sub", signedIn.Session.IdHash),
            new Claim(ClaimTypes.NameIdentifier, signedIn.Actor.AccountId.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Role, Roles.ToCode(signedIn.Actor.Role)),
        ],
        SchemeName));

    private bool IsForPrograms => Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
