using System.Buffers.Binary;
using System.Reflection.PortableExecutable;

namespace NdisConformance.Runner;

/// <summary>The form of a library, before any metadata is read.</summary>
internal static class LibraryForm
{
    private const uint ElfMagic = 0x7F454C46;

    // Mach-O in both byte orders, of 32 and of 64 bits, and the archive of several.
    private static readonly uint[] MachMagics = [0xFEEDFACE, 0xFEEDFACF, 0xCEFAEDFE, 0xCFFAEDFE, 0xCAFEBABE];

    /// <summary>Looks at the first bytes of a stream and goes back to its start.</summary>
    public static LibraryKind Of(Stream stream)
    {
        Span<byte> start = stackalloc byte[sizeof(uint)];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(start);
        return length == 0 ? LibraryKind.Empty
            : length < start.Length ? LibraryKind.Other
            : start[0] == 'M' && start[1] == 'Z' ? LibraryKind.Portable
            : magic == ElfMagic || MachMagics.Contains(magic) ? LibraryKind.Native
            : LibraryKind.Other;
    }

    /// <summary>Why .NET cannot run an assembly of this form, as the rest of a sentence; null if it can.</summary>
    public static string? Obstacle(PEHeaders headers)
    {
        CorFlags flags = headers.CorHeader!.Flags;
        bool isPrecompiled = headers.CorHeader.ManagedNativeHeaderDirectory.Size != 0;
        return !flags.HasFlag(CorFlags.ILOnly) && !isPrecompiled ? "mixes native code with that of .NET"
            : flags.HasFlag(CorFlags.Requires32Bit) && !flags.HasFlag(CorFlags.Prefers32Bit)
                && Environment.Is64BitProcess ? "is built for processes of 32 bits, and the harness has 64"
            : null;
    }
}
