namespace SafeDiningCode.Web.Demo;

/// <summary>Where an eatery of the demo stands in the registry after its import.</summary>
internal sealed record DemoPlaceRow
{
    public required string LicenceNumber { get; init; }

    public required long EateryId { get; init; }

    public required string Division { get; init; }

    public required string Unit { get; init; }

    /// <summary>Of its newest code; 0 where it has none.</summary>
    public required long Serial { get; init; }

    public required int KeyVersion { get; init; }
}
