using NdisConformance.Contract;

namespace ReferenceMiniport;

/// <summary>A queue of lists that the driver owns, linked through their Next members as in C.</summary>
internal struct NetBufferListQueue
{
    private NET_BUFFER_LIST _tail;

    /// <summary>The first list; NULL if there is none.</summary>
    public NET_BUFFER_LIST Head { get; private set; }

    /// <summary>How many lists there are.</summary>
    public uint Count { get; private set; }

    /// <summary>Puts a list at the end. Whatever followed it before is cut off: read its Next first.</summary>
    public void Append(NET_BUFFER_LIST list)
    {
        list.Next = null;
        if (Count == 0)
        {
            Head = list;
        }
        else
        {
            _tail.Next = list;
        }

        _tail = list;
        Count++;
    }

    /// <summary>Takes the first list out. The queue is not empty.</summary>
    public NET_BUFFER_LIST RemoveHead()
    {
        NET_BUFFER_LIST list = Head;
        Head = list.Next;
        list.Next = null;
        Count--;
        return list;
    }

    /// <summary>Moves everything that another queue holds to the end of this one.</summary>
    public void AppendAll(ref NetBufferListQueue other)
    {
        if (other.Count == 0)
        {
            return;
        }

        if (Count == 0)
        {
            Head = other.Head;
        }
        else
        {
            _tail.Next = other.Head;
        }

        _tail = other._tail;
        Count += other.Count;
        other = default;
    }
}
