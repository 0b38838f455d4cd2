using Microsoft.AspNetCore.Authorization;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Accounts.Sessions;

namespace SafeDiningCode.Web.Accounts.Policy;

/// <summary>
/// The groups that routes of accounts stand in. Policy is the group's: who may come, the form's token on every unsafe
/// method, no-store, the second factor where it is due, and that an eatery or a division named in the path (<c>{eatery}</c>,
/// <c>{division}</c>) is within the actor's scope.
/// </summary>
internal static class AccountGroups
{
    /// <summary>Routes for people who are signed in and have one of these roles; without any, for all who are signed in.</summary>
    public static RouteGroupBuilder MapSignedIn(this IEndpointRouteBuilder routes, string prefix, params Role[] roles) =>
        routes.MapSignedIn(prefix, beforeSecondFactor: false, roles);

    /// <summary>The pages on which a second factor is set up: for those too who must do so before anything else.</summary>
    public static RouteGroupBuilder MapBeforeSecondFactor(this IEndpointRouteBuilder routes, string prefix) =>
        routes.MapSignedIn(prefix, beforeSecondFactor: true);

    /// <summary>Forms for anyone: signing in, taking up an invitation.</summary>
    public static RouteGroupBuilder MapForms(this IEndpointRouteBuilder routes, string prefix) =>
        routes.MapGroup(prefix).With(new AccountPolicy { BeforeSecondFactor = true });

    /// <summary>Routes for systems whose key has this purpose.</summary>
    public static RouteGroupBuilder MapApiKeyed(this IEndpointRouteBuilder routes, string prefix, string purpose)
    {
        if (!KeyPurposes.IsPurpose(purpose))
        {
            throw new ArgumentException($"There is no purpose of keys called '{purpose}'.", nameof(purpose));
        }

        var group = routes.MapGroup(prefix).WithMetadata(new AccountPolicy { KeyPurpose = purpose }).DisableAntiforgery();
        group.RequireAuthorization(new AuthorizationPolicyBuilder(KeyAuthentication.SchemeName)
            .RequireClaim(KeyAuthentication.PurposeClaim, purpose)
            .Build());
        return group;
    }

    private static RouteGroupBuilder MapSignedIn(this IEndpointRouteBuilder routes, string prefix, bool beforeSecondFactor, params Role[] roles)
    {
        Role[] allowed = roles.Length == 0 ? Enum.GetValues<Role>() : roles;
        var group = routes.MapGroup(prefix).With(new AccountPolicy { Roles = allowed, BeforeSecondFactor = beforeSecondFactor });
        group.RequireAuthorization(new AuthorizationPolicyBuilder(SessionAuthentication.SchemeName)
            .RequireAuthenticatedUser()
            .RequireRole(allowed.Select(Roles.ToCode))
            .Build());
        return group;
    }

    // The token is checked by PolicyCheck on every unsafe method. The framework's own check, which this switches off,
    // passes over DELETE and looks only where a handler binds a form.
    private static RouteGroupBuilder With(this RouteGroupBuilder group, AccountPolicy policy) =>
        group.WithMetadata(policy).DisableAntiforgery().ExcludeFromDescription();
}
