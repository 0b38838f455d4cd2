namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>What a JPEG has said of itself so far: its tables, its frame, which of its components have come.</summary>
internal sealed class JpegPicture
{
    private const int Tables = 4;
    private const int BlockSide = 8;
    private const int LastCoefficient = 63;
    private const int LastShift = 13;
    private const int MostBlocksInUnit = 10;

    private readonly bool[] quantization = new bool[Tables];
    private readonly bool[] direct = new bool[Tables];
    private readonly bool[] alternating = new bool[Tables];
    private Component[] components = [];
    private bool progressive;
    private int widest;
    private int tallest;

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Whether the coded data is divided by restart markers.</summary>
    public bool Restarts { get; private set; }

    /// <summary>Quantization tables, B.2.4.1.</summary>
    public void ReadQuantization(ReadOnlySpan<byte> segment)
    {
        var reader = new ByteReader(segment);
        do
        {
            var head = reader.Byte();
            Require(head >> 4 <= 1 && (head & 15) < Tables);
            reader.Take((LastCoefficient + 1) * (1 + (head >> 4)));
            quantization[head & 15] = true;
        }
        while (!reader.Rest.IsEmpty);
    }

    /// <summary>Huffman tables, B.2.4.2: no more codes of a length than there are.</summary>
    public void ReadHuffman(ReadOnlySpan<byte> segment)
    {
        const int Lengths = 16;
        var reader = new ByteReader(segment);
        do
        {
            var head = reader.Byte();
            Require(head >> 4 <= 1 && (head & 15) < Tables);
            var codes = 0;
            var space = 0;
            var counts = reader.Take(Lengths);
            for (var length = 1; length <= Lengths; length++)
            {
                codes += counts[length - 1];
                space += counts[length - 1] << (Lengths - length);
            }

            Require(codes is > 0 and <= 256 && space <= 1 << Lengths);
            reader.Take(codes);
            (head >> 4 == 0 ? direct : alternating)[head & 15] = true;
        }
        while (!reader.Rest.IsEmpty);
    }

    /// <summary>How often the coded data restarts, B.2.4.4.</summary>
    public void ReadRestartInterval(ReadOnlySpan<byte> segment)
    {
        Require(segment.Length == sizeof(ushort));
        Restarts = (segment[0] | segment[1]) != 0;
    }

    /// <summary>The frame, B.2.2: size and components. There is one.</summary>
    public void ReadFrame(ReadOnlySpan<byte> segment, bool progressive)
    {
        var reader = new ByteReader(segment);
        Require(components.Length == 0 && reader.Byte() == BlockSide);
        this.progressive = progressive;
        Height = reader.UInt16();
        Width = reader.UInt16();
        FileCleaner.CheckSize(Width, Height);
        var count = reader.Byte();
        Require(count is 1 or 3 or 4 && reader.Rest.Length == 3 * count);
        components = new Component[count];
        for (var i = 0; i < count; i++)
        {
            var component = new Component { Id = reader.Byte() };
            var sampling = reader.Byte();
            (component.Across, component.Down, component.Quantization) = (sampling >> 4, sampling & 15, reader.Byte());
            Require(component.Across is >= 1 and <= 4 && component.Down is >= 1 and <= 4 && component.Quantization < Tables);
            Require(Array.TrueForAll(components, other => other is null || other.Id != component.Id));
            components[i] = component;
        }

        widest = components.Max(component => component.Across);
        tallest = components.Max(component => component.Down);
    }

    /// <summary>The head of a scan, B.2.3. Answers the fewest bytes of coded data that it can have.</summary>
    public long ReadScan(ReadOnlySpan<byte> segment)
    {
        var reader = new ByteReader(segment);
        var count = reader.Byte();
        Require(count >= 1 && count <= components.Length && reader.Rest.Length == (2 * count) + 3);
        var tail = segment[^3..];
        var (first, last, high, low) = (tail[0], tail[1], tail[2] >> 4, tail[2] & 15);
        Require(progressive
            ? last <= LastCoefficient && (first == 0 ? last == 0 : first <= last && count == 1) && high <= LastShift && low <= LastShift
            : first == 0 && last == LastCoefficient && high == 0 && low == 0);
        var usesDirect = first == 0 && high == 0;
        var usesAlternating = !progressive || first > 0;
        long blocks = 0;
        var inUnit = 0;
        var unitsAcross = Parts(Width, BlockSide * widest);
        var unitsDown = Parts(Height, BlockSide * tallest);
        var seen = 0;
        for (var i = 0; i < count; i++)
        {
            var id = reader.Byte();
            var tables = reader.Byte();
            var index = Array.FindIndex(components, component => component.Id == id);
            Require(index >= 0 && (seen & (1 << index)) == 0 && tables >> 4 < Tables && (tables & 15) < Tables);
            seen |= 1 << index;
            var component = components[index];
            Require(quantization[component.Quantization] && (!usesDirect || direct[tables >> 4]) && (!usesAlternating || alternating[tables & 15]));
            // A component's mean must come before its details.
            Require(first == 0 || component.Came);
            component.Came = true;
            inUnit += component.Across * component.Down;
            blocks += count == 1
                ? (long)Parts(Parts(Width * component.Across, widest), BlockSide) * Parts(Parts(Height * component.Down, tallest), BlockSide)
                : (long)unitsAcross * unitsDown * component.Across * component.Down;
        }

        Require(count == 1 || inUnit <= MostBlocksInUnit);
        // The shortest code has one bit: one for a block's mean, one to say that there is nothing more. Runs of empty
        // blocks in the details of a progressive picture take next to nothing.
        var bits = first > 0 ? 0 : progressive ? blocks : 2 * blocks;
        return bits / 8;
    }

    /// <summary>Holds the picture to having come as a whole.</summary>
    public void CheckComplete() => Require(components.Length > 0 && Array.TrueForAll(components, component => component.Came));

    private static int Parts(int length, int part) => (length + part - 1) / part;

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new UnfitFileException(UploadFault.Broken);
        }
    }

    private sealed class Component
    {
        public int Id { get; init; }

        public int Across { get; set; }

        public int Down { get; set; }

        public int Quantization { get; set; }

        public bool Came { get; set; }
    }
}
