namespace SafeDiningCode.LoadTests.Servers;

/// <summary>Programs that a machine may lack.</summary>
internal static class Programs
{
    /// <summary>The program's path, or null where it is not installed.</summary>
    public static string? Find(string name) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/local/sbin"
        .Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>The runtime's own program, which starts the service and the bare servers alike.</summary>
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Find("dotnet") ?? "dotnet";
}
