namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>Finds the profile behind a code: from memory where it is fresh, else from the database.</summary>
internal sealed class ProfileCache
{
    /// <summary>What a code is and the facts behind it. Ratings and pages ask here and nowhere else.</summary>
    /// <param name="code">As scanned or typed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="System.Data.Common.DbException">The code is not in memory and the database is away.</exception>
    public ValueTask<ProfileAnswer> FindAsync(string code, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Being built.");
}
