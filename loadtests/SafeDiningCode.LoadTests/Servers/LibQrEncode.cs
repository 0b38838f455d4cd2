using System.Runtime.InteropServices;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>libqrencode, the C library behind <c>qrencode</c>: symbols only, no pictures.</summary>
internal static partial class LibQrEncode
{
    /// <summary>What is said of it where it is not there.</summary>
    public const string Missing = "libqrencode4 not installed";

    private const string Library = "libqrencode.so.4";
    private const int SmallestVersion = 0;
    private const int LevelQ = 2;
    private const int Mode8 = 2;
    private const int CaseSensitive = 1;

    /// <summary>Whether it is installed.</summary>
    public static bool IsInstalled { get; } = NativeLibrary.TryLoad(Library, out _);

    /// <summary>
    /// Encodes a text at level Q, in the modes that make it smallest, and answers the symbol's modules: dark where the
    /// lowest bit is set, without a quiet zone.
    /// </summary>
    /// <exception cref="ComparisonException">It cannot.</exception>
    public static byte[] Encode(string text)
    {
        var code = QRcode_encodeString(text, SmallestVersion, LevelQ, Mode8, CaseSensitive);
        if (code == IntPtr.Zero)
        {
            throw new ComparisonException($"libqrencode made no symbol of {text}.");
        }

        try
        {
            var symbol = Marshal.PtrToStructure<Symbol>(code);
            var modules = new byte[symbol.Width * symbol.Width];
            Marshal.Copy(symbol.Data, modules, 0, modules.Length);
            return modules;
        }
        finally
        {
            QRcode_free(code);
        }
    }

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial IntPtr QRcode_encodeString(string text, int version, int level, int hint, int caseSensitive);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void QRcode_free(IntPtr code);

    // QRcode of qrencode.h.
    [StructLayout(LayoutKind.Sequential)]
    private struct Symbol
    {
        public int Version;
        public int Width;
        public IntPtr Data;
    }
}
