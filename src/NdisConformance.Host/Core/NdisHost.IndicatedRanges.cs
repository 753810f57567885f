using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>Which indicated list, if any, a byte of memory belongs to. Only the slow path asks.</content>
public partial class NdisHost
{
    private const int MaximumChain = 4096;
    private const uint NblBytes = 0x190;
    private const uint NbBytes = 0xB0;

    private bool IsIndicated(uint offset, uint length, out TraceObject nbl)
    {
        for (int slot = 0; slot < _nbls.Used; slot++)
        {
            ref NblRecord record = ref _nbls[slot];
            if (record.Number != 0 && record.Phase == ObjectPhase.Indicated && Covers(record, offset, length))
            {
                nbl = record.Id;
                return true;
            }
        }

        nbl = default;
        return false;
    }

    private bool Covers(in NblRecord nbl, uint offset, uint length)
    {
        if (Overlaps(nbl.Offset, NblBytes, offset, length))
        {
            return true;
        }

        uint nb = Pointer(nbl.Offset + 0x08);
        for (int i = 0; nb != 0 && i < MaximumChain; i++, nb = Pointer(nb))
        {
            if (Overlaps(nb, NbBytes, offset, length))
            {
                return true;
            }

            uint mdl = Pointer(nb + 0x20);
            for (int j = 0; mdl != 0 && j < MaximumChain; j++, mdl = Pointer(mdl))
            {
                uint bytes = Memory.Read<uint>(mdl + 0x28);
                if (Overlaps(mdl, 0x30, offset, length) || Overlaps(Pointer(mdl + 0x18), bytes, offset, length))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Overlaps(uint start, uint bytes, uint offset, uint length)
        => start != 0 && offset < (ulong)start + bytes && start < (ulong)offset + length;
}
