using NdisConformance.Machine;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// What a walk along an MDL chain found: the bytes to map and what mapping them would take. One object is filled again
/// and again, so that nothing is allocated.
/// </summary>
[Resets]
internal sealed partial class DmaPlan
{
    private const ulong DigestPrime = 0x0000_0100_0000_01B3;
    [Kept]
    private DataPart[] _parts = new DataPart[64];
    private int _count;

    /// <summary>The bytes, in order.</summary>
    public ReadOnlySpan<DataPart> Parts => _parts.AsSpan(0, _count);

    /// <summary>Map registers that the bytes need where they are bounced.</summary>
    public uint PagesNeeded { get; private set; }

    /// <summary>MDLs that the walk came by.</summary>
    public uint MdlCount { get; private set; }

    /// <summary>A digest of them, by which a changed chain is recognised.</summary>
    public ulong MdlDigest { get; private set; }

    /// <summary>How many pages so many bytes fill.</summary>
    public static uint PagesOf(ulong bytes)
        => (uint)((bytes + MachineMemory.PageBytes - 1) / MachineMemory.PageBytes);

    /// <summary>The digest of a chain that goes on with one more MDL.</summary>
    public static ulong Digest(ulong digest, uint mdl, uint data, uint bytes)
        => (((((digest * DigestPrime) ^ mdl) * DigestPrime) ^ data) * DigestPrime) ^ bytes;

    public void Clear()
    {
        _count = 0;
        PagesNeeded = 0;
        MdlCount = 0;
        MdlDigest = 0;
    }

    public void AddMdl(uint mdl, uint data, uint bytes)
    {
        MdlCount++;
        MdlDigest = Digest(MdlDigest, mdl, data, bytes);
    }

    /// <summary>MDLs that describe neighbouring bytes make one part, for an element need not end with an MDL.</summary>
    public void AddPart(uint offset, uint length)
    {
        PagesNeeded += PagesOf((ulong)(offset % MachineMemory.PageBytes) + length);
        if (_count > 0 && _parts[_count - 1] is var last && last.Offset + last.Length == offset)
        {
            _parts[_count - 1] = last with { Length = last.Length + length };
            return;
        }

        if (_count == _parts.Length)
        {
            Array.Resize(ref _parts, 2 * _count);
        }

        _parts[_count++] = new DataPart(offset, length);
    }
}
