using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Accounts.Pages;

/// <summary>Everybody's own account: who they are, and where they are signed in.</summary>
internal static class OwnAccount
{
    public static void MapOwnAccount(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapSignedIn(AccountPaths.Account);
        account.MapGet("", ShowAsync);
        routes.MapForms(AccountPaths.SignOut).MapPost("", SignOutAsync);
    }

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, SessionBook sessions, PageRenderer pages) => await pages.PageAsync<AccountPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Actor"] = actor,
            ["Sessions"] = await sessions.OfAccountAsync(actor.AccountId, http.RequestAborted),
        });

    private static async Task<IResult> SignOutAsync(HttpContext http, Database database)
    {
        if (http.Features.Get<SignedIn>() is { } signedIn)
        {
            await using var session = await database.OpenAsync(http.RequestAborted);
            await SessionBook.EndAsync(session, signedIn.Actor.AccountId, signedIn.Session.IdHash, http.RequestAborted);
        }

        SessionCookie.Clear(http);
        return new SeeOther(PageContext.Of(http).Link(AccountPaths.SignIn));
    }
}
