namespace SafeDiningCode.Web.Accounts.Eateries;

/// <summary>
/// An eatery that the actor may see. On routes whose path names one (<c>{eatery}</c>) it was looked up and found within
/// the scope before the handler runs: a handler asks for it as a parameter, <c>EateryInScope eatery</c>.
/// </summary>
public sealed record EateryInScope
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>What its sign says, else its operator's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is, in words.</summary>
    public required string Address { get; init; }

    /// <summary>The county it is registered in.</summary>
    public required string County { get; init; }

    /// <summary>The finest known place: scopes go by it.</summary>
    public required string Division { get; init; }

    /// <summary>Where it is counted.</summary>
    public required string Unit { get; init; }

    /// <summary>Lets handlers take it as a parameter.</summary>
    /// <exception cref="InvalidOperationException">The path names no eatery.</exception>
    public static ValueTask<EateryInScope> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(context.Features.Get<EateryInScope>() ?? throw new InvalidOperationException("The route's path has no {eatery}."));
    }
}
