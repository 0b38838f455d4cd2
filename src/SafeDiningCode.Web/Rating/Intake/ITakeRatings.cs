using System.Data.Common;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>
/// Runs <c>TakeRatings</c> for a batch, in a transaction. Each engine has the way that is fastest on it: rows by prepared
/// statements, or the batch as one parameter.
/// </summary>
internal interface ITakeRatings
{
    /// <summary>
    /// Takes what is new, and answers each in the order of the batch, as will be true once the transaction is committed.
    /// No two of the batch share a visit, or device, eatery and day.
    /// </summary>
    Task<RatingAnswer[]> TakeAsync(DbTransaction transaction, IReadOnlyList<Arrival> batch, CancellationToken cancellation);
}
