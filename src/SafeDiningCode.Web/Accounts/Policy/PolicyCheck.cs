using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.Accounts.Policy;

/// <summary>
/// What holds on every route with an <see cref="AccountPolicy"/>, once it is known who asks and before anything of the
/// route runs. What is outside the actor's scope is answered as what is not there: 404.
/// </summary>
internal sealed class PolicyCheck(IAntiforgery antiforgery, EateryAccess access, Navigation navigation, UploadForm forms, ErrorAnswers errors)
{
    /// <summary>The route values that are checked against the scope.</summary>
    public const string EateryValue = "eatery";

    /// <inheritdoc cref="EateryValue"/>
    public const string DivisionValue = "division";

    public async Task RunAsync(HttpContext http, AccountPolicy policy, RequestDelegate next)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (policy.KeyPurpose is not null)
        {
            await (await IsWithinScopeAsync(http, ApiCaller.Of(http).Actor) ? next(http) : errors.AnswerAsync(http, StatusCodes.Status404NotFound));
            return;
        }

        if (policy.Roles.Count == 0 && (await http.AuthenticateAsync(SessionAuthentication.SchemeName)).Principal is { } known)
        {
            // Nobody need be signed in, but it is good to know who is: and a form's token is bound to them.
            http.User = known;
        }

        var actor = Actor.Find(http);
        http.Features.Set(new Viewer(actor?.Name, navigation.LinksOf(actor), () => antiforgery.GetAndStoreTokens(http).RequestToken!)
        {
            Unread = actor is null ? 0 : http.Features.Get<SignedIn>()?.Unread ?? 0,
        });
        if (!policy.BeforeSecondFactor && http.Features.Get<SignedIn>() is { MustEnrol: true })
        {
            await EnrolFirstAsync(http);
        }
        else if (!IsSafe(http.Request.Method) && await FaultOfFormAsync(http) is { } fault)
        {
            await errors.AnswerAsync(http, fault);
        }
        else if (actor is not null && !await IsWithinScopeAsync(http, actor))
        {
            await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        }
        else
        {
            await next(http);
        }
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    private Task EnrolFirstAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return errors.AnswerAsync(http, StatusCodes.Status403Forbidden);
        }

        http.Response.Redirect(PageContext.Of(http).Link(AccountPaths.SecondFactor));
        return Task.CompletedTask;
    }

    private async Task<int?> FaultOfFormAsync(HttpContext http)
    {
        if (Origins.IsForeign(http.Request))
        {
            return StatusCodes.Status403Forbidden;
        }

        if (http.Request.HasFormContentType)
        {
            // Read here, where what cannot be read is answered as such; whoever asks again gets the same form.
            var refusal = IsWithFiles(http, out var files) ? await forms.ReadAheadAsync(http.Request, files) : (await PostedForm.ReadAsync(http.Request)).Refusal;
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return await antiforgery.IsRequestValidAsync(http) ? null : StatusCodes.Status403Forbidden;
    }

    private static bool IsWithFiles(HttpContext http, [NotNullWhen(true)] out FilesTaken? files)
    {
        files = http.GetEndpoint()?.Metadata.GetMetadata<FilesTaken>();
        return files is not null && http.Request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
    }

    private async Task<bool> IsWithinScopeAsync(HttpContext http, Actor actor)
    {
        if (http.Request.RouteValues.TryGetValue(DivisionValue, out var division) && !actor.Scope.Covers(division as string))
        {
            return false;
        }

        if (!http.Request.RouteValues.TryGetValue(EateryValue, out var named))
        {
            return true;
        }

        var eatery = long.TryParse(named as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await access.FindAsync(actor, id, http.RequestAborted)
            : null;
        http.Features.Set(eatery);
        return eatery is not null;
    }
}
