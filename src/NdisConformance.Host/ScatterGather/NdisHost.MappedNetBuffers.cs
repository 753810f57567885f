using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>Whether a NET_BUFFER and its MDLs stayed as they were mapped: SGDMA-LIST-013.</content>
public partial class NdisHost
{
    private const ulong DigestPrime = 0x0000_0100_0000_01B3;

    /// <summary>States the first member that differs, if the NET_BUFFER is still what was mapped.</summary>
    private void CheckNetBuffer(in MappingRecord mapping)
    {
        uint nb = _nbs[mapping.NbSlot].Offset;
        if (_nbs[mapping.NbSlot].Number != mapping.NbNumber || SlotAt(nb, ObjectKind.Nb) != mapping.NbSlot)
        {
            return;
        }

        ulong member =
            Pointer(nb + NbField.CurrentMdl) != mapping.CurrentMdl ? 1u
            : Memory.Read<uint>(nb + NbField.CurrentMdlOffset) != mapping.CurrentMdlOffset ? 2u
            : Memory.Read<uint>(nb + NbField.DataOffset) != mapping.DataOffset ? 3u
            : Memory.Read<ulong>(nb + NbField.DataLength) != mapping.DataLength ? 4u
            : DigestOfMdls(mapping) != mapping.MdlDigest ? 5u
            : 0;
        if (member != 0)
        {
            Fact(TraceName.MappedNetBufferChanged, mapping.Id.Packed, mapping.NetBuffer.Packed, member);
        }
    }

    private ulong DigestOfMdls(in MappingRecord mapping)
    {
        ulong end = ListEnd(mapping.CurrentMdlOffset, mapping.DataLength);
        ulong position = 0;
        ulong digest = 0;
        uint mdl = mapping.CurrentMdl;
        for (int i = 0; position < end && i < MaximumMdls && TryReadMdl(mdl, out uint data, out uint bytes); i++)
        {
            digest = MdlDigest(digest, mdl, data, bytes);
            position += bytes;
            mdl = Pointer(mdl + MdlField.Next);
        }

        return digest;
    }

    private static ulong MdlDigest(ulong digest, uint mdl, uint data, uint bytes)
        => (((((digest * DigestPrime) ^ mdl) * DigestPrime) ^ data) * DigestPrime) ^ bytes;
}
