namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>Where a shop's photograph lies for anyone: its address holds the hash of its content, so that it is kept for ever.</summary>
internal static class PhotoAddress
{
    private const int HashBytes = 16;

    /// <summary>As much of a content's hash as its address holds.</summary>
    public static string Name(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, HashBytes));

    /// <summary>The path of the photograph behind a code.</summary>
    public static string Of(string code, string name) => $"/c/{code}/photo/{name}";
}
