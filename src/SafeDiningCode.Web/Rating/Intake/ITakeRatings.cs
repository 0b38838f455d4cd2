using System.Data.Common;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>
/// Runs <c>TakeRatings</c> for a batch, in a transaction of its own. Each engine has the way that is fastest on it: rows by
/// prepared statements, or the batch as one parameter.
/// </summary>
internal interface ITakeRatings
{
    /// <summary>
    /// Takes what is new, and answers each in the order of the batch once that is committed. No two of the batch share a
    /// visit, or device, eatery and day. After a failure the connection is the caller's to close, and whether anything was
    /// committed is not known.
    /// </summary>
    Task<RatingAnswer[]> TakeAsync(DbConnection connection, IReadOnlyList<Arrival> batch, CancellationToken cancellation);
}
