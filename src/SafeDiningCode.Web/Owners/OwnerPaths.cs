namespace SafeDiningCode.Web.Owners;

/// <summary>The addresses of the owner's own pages.</summary>
internal static class OwnerPaths
{
    public const string Home = "/owner";
}
