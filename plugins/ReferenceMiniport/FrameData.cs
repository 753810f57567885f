using NdisConformance.Contract;

namespace ReferenceMiniport;

/// <summary>Finds the bytes of a frame, in an MDL chain for the CPU or in a scatter/gather list for the NIC.</summary>
internal static class FrameData
{
    /// <summary>
    /// Copies the data of a NET_BUFFER. It starts CurrentMdlOffset bytes into CurrentMdl, and DataLength says where it
    /// ends: the chain may be longer. False if an MDL could not be mapped.
    /// </summary>
    public static bool Copy(INdis ndis, NET_BUFFER netBuffer, PVOID destination)
    {
        uint offset = netBuffer.CurrentMdlOffset;
        uint left = netBuffer.DataLength;
        uint copied = 0;
        for (MDL mdl = netBuffer.CurrentMdl; left > 0 && mdl != null; mdl = mdl.Next, offset = 0)
        {
            uint piece = Math.Min(mdl.ByteCount - offset, left);
            if (piece == 0)
            {
                continue;
            }

            PVOID source = ndis.MmGetSystemAddressForMdlSafe(mdl, EX_POOL_PRIORITY.NormalPoolPriority);
            if (source == null)
            {
                return false;
            }

            (destination + copied).MoveFrom(source + offset, piece);
            copied += piece;
            left -= piece;
        }

        return left == 0;
    }

    /// <summary>
    /// Finds the next piece of the data in a list. The list starts where CurrentMdl starts, so <paramref name="skip"/>
    /// begins as CurrentMdlOffset, and several elements may lie wholly before the data; <paramref name="left"/> begins
    /// as DataLength.
    /// </summary>
    public static bool TryNextPiece(
        SCATTER_GATHER_LIST list,
        ref uint index,
        ref uint skip,
        ref uint left,
        out PHYSICAL_ADDRESS address,
        out uint length)
    {
        while (left > 0 && index < list.NumberOfElements)
        {
            SCATTER_GATHER_ELEMENT element = list.Elements[index++];
            if (element.Length <= skip)
            {
                skip -= element.Length;
                continue;
            }

            address = element.Address + skip;
            length = Math.Min(element.Length - skip, left);
            skip = 0;
            left -= length;
            return true;
        }

        (address, length) = (default, 0);
        return false;
    }

    /// <summary>How many pieces the data has in a list; 0 if the list does not hold all of it.</summary>
    public static uint CountPieces(SCATTER_GATHER_LIST list, uint skip, uint left)
    {
        uint index = 0;
        uint pieces = 0;
        while (TryNextPiece(list, ref index, ref skip, ref left, out _, out _))
        {
            pieces++;
        }

        return left == 0 ? pieces : 0;
    }
}
