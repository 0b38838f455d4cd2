using System.Runtime.CompilerServices;

namespace SafeDiningCode.Tests.Support;

/// <summary>The project's own source, for tests that hold its shape.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    public static string Web => Path.Combine(Root, "src", "SafeDiningCode.Web");

    /// <summary>Source files under a folder with one of the endings, what the compiler made left out.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Here([CallerFilePath] string path = "") => path;
}
