using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Hosting.Errors;

namespace SafeDiningCode.Web.Accounts.ApiKeys;

/// <summary>Knows systems by their key: <c>Authorization: Bearer sd_…</c>. Without one 401, without the purpose 403.</summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyRegister keys, ErrorAnswers errors)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "key";

    /// <summary>The claim of a purpose.</summary>
    public const string PurposeClaim = "purpose";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || await keys.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } caller)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(caller);
        var identity = new ClaimsIdentity(
            [
                new Claim("sub", caller.Actor.AccountId.ToString(CultureInfo.InvariantCulture)),
                .. caller.Purposes.Select(purpose => new Claim(PurposeClaim, purpose)),
            ],
            SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return errors.AnswerAsync(Context, StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => errors.AnswerAsync(Context, StatusCodes.Status403Forbidden);
}
