namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>Settings <c>Cache:*</c>.</summary>
public sealed class CacheOptions
{
    /// <summary>The smallest bound that makes sense: a few hundred profiles with their pages.</summary>
    public const long Least = 4 * 1024 * 1024;

    /// <summary>How many bytes of memory profiles and their ready pages may take.</summary>
    public long Bytes { get; set; } = 128L * 1024 * 1024;
}
