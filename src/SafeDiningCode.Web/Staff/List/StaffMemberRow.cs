using SafeDiningCode.Rules.Staff;

namespace SafeDiningCode.Web.Staff.List;

/// <summary>Somebody on an eatery's list, with the health certificate (健康证). The name is personal data.</summary>
internal sealed record StaffMemberRow
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What they do, in the eatery's own words: 厨师, 切配.</summary>
    public required string Post { get; init; }

    /// <summary>The certificate's number; null where it was not given.</summary>
    public string? Certificate { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day on which the certificate is valid.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>How the certificate stands on a day.</summary>
    public CertificateState State(DateOnly today) => HealthCertificates.Of(ValidUntil, today);
}
