using SafeDiningCode.Rules.Staff;

namespace SafeDiningCode.Web.Staff.List;

/// <summary>Somebody on an eatery's list, with the health certificate (健康证). The name is personal data.</summary>
public sealed record StaffMemberRow
{
    /// <summary>Its own number.</summary>
    public required long Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What they do, in the eatery's own words: 厨师, 切配.</summary>
    public required string Post { get; init; }

    /// <summary>The certificate's number; null where it was not given.</summary>
    public string? Certificate { get; init; }

    /// <summary>The day of issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day on which the certificate is valid.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>The photograph of the certificate; null where there is none.</summary>
    public long? PhotoId { get; init; }

    /// <summary>What that photograph is called in the store.</summary>
    public string? PhotoName { get; init; }

    /// <summary>How the certificate stands on a day.</summary>
    public CertificateState State(DateOnly today) => HealthCertificates.Of(ValidUntil, today);
}
