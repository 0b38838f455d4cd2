namespace SafeDiningCode.Web.Data.Keys;

/// <summary>Settings <c>Keys:*</c>.</summary>
public sealed class KeyOptions
{
    /// <summary>
    /// Secret that wraps every key in the database, at least 32 characters; empty leaves them unwrapped.
    /// Losing it loses every code on every wall.
    /// </summary>
    public string Master { get; set; } = "";
}
