import { useNavigate } from 'react-router';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Menu } from '@/ui/Menu';
import { toast } from '@/ui/toast';

/** Copies the address that is on the screen, the moment looked at included. */
export function copyLink(): void {
  navigator.clipboard.writeText(window.location.href).then(() => { toast('Link copied.'); }, () => { toast('The browser does not let pages copy. Take the link from its address bar.'); });
}

/** How others come to see it. */
export function ShareMenu({ incidentKey }: { incidentKey: string }) {
  const navigate = useNavigate();
  return (
    <Menu trigger={<Button className="room-share"><Icon name="share" /><span className="room-word">Share</span></Button>}
      parts={[
        { label: 'Copy link', icon: <Icon name="clip" />, run: copyLink },
        { label: 'Print the story so far', icon: <Icon name="document" />, run: () => { void navigate(`/incidents/${incidentKey}/story?print`); } },
      ]} />
  );
}
