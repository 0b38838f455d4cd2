using System.Globalization;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Web.Demo;

/// <summary>A made-up eatery: what the registry says of it, and what happened to it.</summary>
internal sealed record DemoEatery
{
    public required string LicenceNumber { get; init; }

    public required string CreditCode { get; init; }

    public required int Number { get; init; }

    public string Operator => string.Create(CultureInfo.InvariantCulture, $"{Sign}餐饮店（编号{Number:00000}）");

    /// <summary>The name over the door; begins with 示例 so that nobody takes it for a real shop.</summary>
    public required string Sign { get; init; }

    public required string Scope { get; init; }

    public required string Address { get; init; }

    public required string County { get; init; }

    public required string Street { get; init; }

    public required string LegalPerson { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly ValidUntil { get; init; }

    /// <summary>有效, 吊销, 撤销 or 注销.</summary>
    public string Status { get; init; } = "有效";

    public Grade? Grade { get; init; }

    public KitchenKind? Kitchen { get; init; }

    /// <summary>How long before now the kitchen's platform last sent a picture; null where it never did.</summary>
    public TimeSpan? HeartbeatAge { get; init; }

    public required IReadOnlyList<DemoInspection> Inspections { get; init; }

    /// <summary>How many of a hundred diners are dissatisfied, and how many find it fair.</summary>
    public required int DissatisfiedPercent { get; init; }

    public required int FairPercent { get; init; }

    /// <summary>Share of the city's ratings; 0 is never rated.</summary>
    public required double Popularity { get; init; }

    /// <summary>Where fewer than ten ratings are to be shown: exactly so many.</summary>
    public int? ExactRatings { get; init; }

    /// <summary>Whether a first code was revoked and another issued.</summary>
    public bool CodeReplaced { get; init; }
}

/// <summary>A made-up inspection and what failed in it.</summary>
internal sealed record DemoInspection(DateOnly Date, InspectionResult Result, IReadOnlyList<DemoFailure> Failed);

/// <summary>A failed item of the catering form and the day it was mended.</summary>
internal sealed record DemoFailure(string Wording, bool KeyItem, DateOnly? MendedOn);
