using System.Data.Common;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>
/// Runs the statement <c>TakeRatings</c> for a batch, in a transaction, and answers the visits as they now stand. Each
/// engine has the way that is fastest on it: rows by a prepared command, or the batch as one parameter.
/// </summary>
internal interface ITakeRatings
{
    /// <summary>Takes what is new. No two of the batch share a visit, or device, eatery and day.</summary>
    Task<IReadOnlyList<VisitRow>> TakeAsync(DbTransaction transaction, IReadOnlyList<Arrival> batch, CancellationToken cancellation);
}
