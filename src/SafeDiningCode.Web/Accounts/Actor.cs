using SafeDiningCode.Web.Accounts.Sessions;

namespace SafeDiningCode.Web.Accounts;

/// <summary>What kind of actor it is.</summary>
public enum ActorKind
{
    /// <summary>Somebody who signed in.</summary>
    Person,

    /// <summary>A system with a key.</summary>
    Key,

    /// <summary>A command on the server's console.</summary>
    Console,
}

/// <summary>
/// Who acts, as every write and the audit take it. A handler asks for it as a parameter: <c>Actor actor</c>.
/// </summary>
public sealed record Actor
{
    /// <summary>A person's account, a system's key; 0 for the console.</summary>
    public required long AccountId { get; init; }

    /// <summary>What the audit calls them.</summary>
    public required string Name { get; init; }

    /// <summary>What they may do. Means nothing for a key, which has purposes instead.</summary>
    public required Role Role { get; init; }

    /// <summary>What they may see.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Person, key or console.</summary>
    public ActorKind Kind { get; init; } = ActorKind.Person;

    /// <summary>Whoever runs commands on the server.</summary>
    public static Actor Console { get; } = new() { AccountId = 0, Name = "console", Role = Role.Administrator, Scope = Scope.Everything, Kind = ActorKind.Console };

    /// <summary>Who sent a request to a signed-in route.</summary>
    /// <exception cref="InvalidOperationException">The route is not one: nobody was asked to sign in.</exception>
    public static Actor Of(HttpContext http) => Find(http) ?? throw new InvalidOperationException("Nobody is signed in: the route is in no group made by MapSignedIn.");

    /// <summary>Who sent a request; null where nobody is signed in.</summary>
    public static Actor? Find(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Features.Get<SignedIn>() is { Session.Stage: SessionStage.In } signedIn ? signedIn.Actor : null;
    }

    /// <summary>Lets handlers take the actor as a parameter.</summary>
    public static ValueTask<Actor> BindAsync(HttpContext context) => new(Of(context));
}
