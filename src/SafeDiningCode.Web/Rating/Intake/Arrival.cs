using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rating.Receipts;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>A rating at the door: all that will be stored of it, and what its visit is answered by.</summary>
internal sealed record Arrival
{
    /// <summary>The key of the visit: the same form or token sent again has the same.</summary>
    public required string Nonce { get; init; }

    /// <summary>A keyed hash of device and contents: tells the same thing sent again from another.</summary>
    public required long Fingerprint { get; init; }

    /// <summary>The key of the visit, and of the rating where it is taken; drawn by the intake.</summary>
    public long Id { get; private set; }

    /// <summary>The name of the receipt, should the rating be taken.</summary>
    public string Receipt { get; private set; } = "";

    public required long Serial { get; init; }

    public required long EateryId { get; init; }

    /// <summary>Where the eatery lies now, and the unit that counts it now: moving it later does not rewrite the past.</summary>
    public required string Division { get; init; }

    public required string Unit { get; init; }

    /// <summary>The day in Shanghai on arrival, like 20261122.</summary>
    public required int Day { get; init; }

    public required DateTime At { get; init; }

    public required int Satisfaction { get; init; }

    public required int Reasons { get; init; }

    public string? Comment { get; init; }

    public required long DeviceTag { get; init; }

    public required long MonthTag { get; init; }

    /// <summary>Gives it a key, and the receipt that goes with it: a new pair for each attempt to write it, of bytes drawn at random for it alone.</summary>
    public void Draw(TimeOrderedIds ids, ReadOnlySpan<byte> random)
    {
        Id = ids.Next();
        Receipt = ReceiptNames.New(Id, random);
    }
}
