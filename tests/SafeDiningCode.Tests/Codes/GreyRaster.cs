using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SafeDiningCode.Tests.Codes;

/// <summary>
/// A grey picture and what happens to a printed code: it is scaled, turned, blurred, faded and dirtied. Outside its
/// edges everything is white paper. No library: an independent reader (zbar) shall judge, and it takes PGM.
/// </summary>
internal sealed class GreyRaster
{
    private readonly byte[] pixels;

    private GreyRaster(int width, int height, byte[] pixels) => (Width, Height, this.pixels) = (width, height, pixels);

    public int Width { get; }

    public int Height { get; }

    /// <summary>The PNG of one bit a pixel, grey, not interlaced, that the service writes (ISO/IEC 15948).</summary>
    public static GreyRaster FromPng(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var (width, height) = (0, 0);
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var data = png.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    width = BinaryPrimitives.ReadInt32BigEndian(data);
                    height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                    Assert.Equal([1, 0, 0, 0, 0], data[8..13].ToArray());
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
                default:
                    break;
            }

            at += 12 + length;
        }

        packed.Position = 0;
        using var inflate = new ZLibStream(packed, CompressionMode.Decompress);
        var stride = (width + 7) / 8;
        var pixels = new byte[width * height];
        var (row, above) = (new byte[stride], new byte[stride]);
        for (var y = 0; y < height; y++)
        {
            var filter = inflate.ReadByte();
            inflate.ReadExactly(row);
            Assert.True(filter is 0 or 2, $"Filter {filter} is not read here.");
            for (var i = 0; filter == 2 && i < stride; i++)
            {
                row[i] += above[i];
            }

            for (var x = 0; x < width; x++)
            {
                pixels[(y * width) + x] = (row[x / 8] >> (7 - (x % 8)) & 1) == 1 ? (byte)255 : (byte)0;
            }

            (row, above) = (above, row);
        }

        return new GreyRaster(width, height, pixels);
    }

    /// <summary>Scaled to this width; each new pixel is the mean of what it covers.</summary>
    public GreyRaster ScaledTo(int width)
    {
        const int Samples = 4;
        var height = Height * width / Width;
        return Make(width, height, (x, y) =>
        {
            var sum = 0d;
            for (var i = 0; i < Samples * Samples; i++)
            {
                sum += At(((x + (((i % Samples) + 0.5) / Samples)) * Width / width) - 0.5, ((y + (((i / Samples) + 0.5) / Samples)) * Height / height) - 0.5);
            }

            return sum / (Samples * Samples);
        });
    }

    /// <summary>Turned about its middle on paper large enough for it.</summary>
    public GreyRaster Rotated(double degrees)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        var side = (int)Math.Ceiling(Width * (Math.Abs(sine) + Math.Abs(cosine)));
        return Make(side, side, (x, y) =>
        {
            var (dx, dy) = (x + 0.5 - (side / 2d), y + 0.5 - (side / 2d));
            return At((dx * cosine) + (dy * sine) + (Width / 2d) - 0.5, (dy * cosine) - (dx * sine) + (Height / 2d) - 0.5);
        });
    }

    /// <summary>Out of focus: three box blurs of this radius, near to a Gaussian one.</summary>
    public GreyRaster Blurred(int radius)
    {
        var picture = this;
        for (var pass = 0; pass < 3; pass++)
        {
            var before = picture;
            picture = Make(Width, Height, (x, y) => Mean(x, i => before.At(i, y), radius));
            var across = picture;
            picture = Make(Width, Height, (x, y) => Mean(y, i => across.At(x, i), radius));
        }

        return picture;
    }

    /// <summary>Printed with little ink on grey paper.</summary>
    public GreyRaster Faded(byte black, byte white) => Make(Width, Height, (x, y) => black + (At(x, y) * (white - black) / 255));

    /// <summary>A blot over a rectangle.</summary>
    public GreyRaster Covered(int left, int top, int width, int height, byte grey) =>
        Make(Width, Height, (x, y) => x >= left && x < left + width && y >= top && y < top + height ? grey : At(x, y));

    /// <summary>Writes it as a portable grey map.</summary>
    public async Task WriteAsync(string path)
    {
        await using var file = File.Create(path);
        await file.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5 {Width} {Height} 255\n")));
        await file.WriteAsync(pixels);
    }

    private static GreyRaster Make(int width, int height, Func<int, int, double> grey)
    {
        var pixels = new byte[width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)Math.Clamp(Math.Round(grey(i % width, i / width)), 0, 255);
        }

        return new GreyRaster(width, height, pixels);
    }

    private static double Mean(int middle, Func<int, double> grey, int radius)
    {
        var sum = 0d;
        for (var i = middle - radius; i <= middle + radius; i++)
        {
            sum += grey(i);
        }

        return sum / ((2 * radius) + 1);
    }

    private double At(double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (right, bottom) = (x - left, y - top);
        return (At(left, top) * (1 - right) * (1 - bottom)) + (At(left + 1, top) * right * (1 - bottom))
            + (At(left, top + 1) * (1 - right) * bottom) + (At(left + 1, top + 1) * right * bottom);
    }

    private byte At(int x, int y) => x >= 0 && y >= 0 && x < Width && y < Height ? pixels[(y * Width) + x] : (byte)255;
}
