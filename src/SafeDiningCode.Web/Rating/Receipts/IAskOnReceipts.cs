using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Rating.Receipts;

/// <summary>Something to ask a diner once the rating is stored: whether a fault that this eatery had is mended.</summary>
/// <param name="Problem">The problem's key.</param>
/// <param name="Number">Which time that it was taken as mended.</param>
/// <param name="Topic">What diners call the fault: nothing that anybody wrote.</param>
public sealed record ReceiptQuestion(long Problem, int Number, Reasons Topic)
{
    /// <summary>What the token of an answer is for.</summary>
    internal const string TokenPurpose = "mended";

    /// <summary>What the token of an answer is about.</summary>
    internal string SubjectOf(string receipt) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{receipt}/{Problem}/{Number}");
}

/// <summary>Whoever has something to ask on receipts.</summary>
internal interface IAskOnReceipts
{
    /// <summary>What to ask the diner of a receipt; null where there is nothing, or this device has answered.</summary>
    Task<ReceiptQuestion?> FindAsync(ReceiptRow receipt, string device, CancellationToken cancellation = default);
}
