namespace SafeDiningCode.Web.Rectification.Orders;

/// <summary>A dispatch order (交办单) as it was given.</summary>
public sealed record DispatchOrderRow
{
    /// <summary>Its number in words.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>Which event of the problem gave it.</summary>
    public required int Event { get; init; }

    /// <summary>The place of the office that gave it.</summary>
    public required string Division { get; init; }

    /// <summary>What the eatery was called.</summary>
    public required string Shop { get; init; }

    /// <summary>Where it was.</summary>
    public required string Address { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Wording { get; init; }

    /// <summary>What is asked for; null where nothing more was said.</summary>
    public string? Demand { get; init; }

    /// <summary>Until when it is to be mended.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The settings that it was given under.</summary>
    public required int SettingsVersion { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>Who gave it.</summary>
    public required string ActorName { get; init; }
}
